package eu.briefwissel.support;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Events in the shape that AWS documents: the examples beside this class have the fields that are shown in the guides of API
 * Gateway ("Create AWS Lambda proxy integrations for HTTP APIs"), Lambda ("Using Lambda with Amazon SQS", "Using Lambda with
 * EventBridge Scheduler"), also what we read nothing of.
 */
public final class AwsEvents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AwsEvents() {}

    /** Amazon API Gateway, HTTP API, payload format 2.0: a call without a body. */
    public static ObjectNode http(String method, String path, Map<String, String> headers) {
        ObjectNode event = read("aws-http-api.json");
        int query = path.indexOf('?');
        String rawPath = query < 0 ? path : path.substring(0, query);
        event.put("rawPath", rawPath);
        event.put("rawQueryString", query < 0 ? "" : path.substring(query + 1));
        event.remove(List.of("body", "cookies", "pathParameters", "queryStringParameters"));
        event.withObject("/requestContext/http").put("method", method).put("path", rawPath);
        event.withObject("/headers").put("host", "id.execute-api.us-east-1.amazonaws.com");
        headers.forEach(event.withObject("/headers")::put);
        return event;
    }

    /** The same, with a body of text. */
    public static ObjectNode http(String method, String path, Map<String, String> headers, String body) {
        return http(method, path, headers).put("body", body);
    }

    /** Amazon SQS: a batch of messages, by their ids. */
    public static ObjectNode sqs(Map<String, String> bodies) {
        ObjectNode event = JSON.createObjectNode();
        ArrayNode records = event.putArray("Records");
        bodies.forEach((id, body) ->
                records.add(read("aws-sqs.json").put("messageId", id).put("body", body)));
        return event;
    }

    /** Amazon EventBridge Scheduler: a turn of a schedule without an input of its own. */
    public static ObjectNode schedule() {
        return read("aws-scheduler.json");
    }

    private static ObjectNode read(String name) {
        try (InputStream file = AwsEvents.class.getResourceAsStream(name)) {
            return (ObjectNode) JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
