package eu.briefwissel.support;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** Events in the shape that AWS documents; the examples were written here. */
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
        event.withObject("/requestContext/http").put("method", method).put("path", rawPath);
        headers.forEach(event.withObject("/headers")::put);
        return event;
    }

    /** The same, with a body of text. */
    public static ObjectNode http(String method, String path, Map<String, String> headers, String body) {
        return http(method, path, headers).put("body", body);
    }

    private static ObjectNode read(String name) {
        try (InputStream file = AwsEvents.class.getResourceAsStream(name)) {
            return (ObjectNode) JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
