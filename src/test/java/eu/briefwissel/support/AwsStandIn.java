package eu.briefwissel.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** AWS Secrets Manager and the Parameter Store, as far as secrets are read there (AWS JSON 1.1). */
public final class AwsStandIn implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;

    private final HttpServer server;
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final Map<String, String> parameters = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();

    private AwsStandIn(HttpServer server) {
        this.server = server;
    }

    public static AwsStandIn start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            AwsStandIn standIn = new AwsStandIn(server);
            server.createContext("/", standIn::answer);
            server.start();
            return standIn;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    public void secret(String id, String text) {
        secrets.put(id, text);
    }

    public void parameter(String name, String value) {
        parameters.put(name, value);
    }

    /** Each operation and what it was about. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange call) throws IOException {
        JsonNode request = JSON.readTree(call.getRequestBody());
        String operation = call.getRequestHeaders().getFirst("X-Amz-Target");
        boolean isSigned = String.valueOf(call.getRequestHeaders().getFirst("Authorization"))
                .startsWith("AWS4-HMAC-SHA256 ");
        ObjectNode answer = isSigned ? of(operation, request) : error("MissingAuthenticationTokenException");
        byte[] body = JSON.writeValueAsBytes(answer);
        call.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        call.sendResponseHeaders(answer.has("__type") ? BAD_REQUEST : OK, body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    private ObjectNode of(String operation, JsonNode request) {
        return switch (operation) {
            case "secretsmanager.GetSecretValue" ->
                secret(request.path("SecretId").asText());
            case "AmazonSSM.GetParameter" ->
                parameter(
                        request.path("Name").asText(),
                        request.path("WithDecryption").asBoolean());
            default -> error("UnknownOperationException");
        };
    }

    private ObjectNode secret(String id) {
        calls.add("GetSecretValue " + id);
        String text = secrets.get(id);
        return text == null
                ? error("ResourceNotFoundException")
                : JSON.createObjectNode().put("ARN", id).put("SecretString", text);
    }

    private ObjectNode parameter(String name, boolean decrypted) {
        calls.add("GetParameter " + name);
        String value = parameters.get(name);
        if (value == null) {
            return error("ParameterNotFound");
        }
        ObjectNode answer = JSON.createObjectNode();
        answer.putObject("Parameter")
                .put("Name", name)
                .put("Type", "SecureString")
                .put("Value", decrypted ? value : "AQICAHencrypted");
        return answer;
    }

    private static ObjectNode error(String type) {
        return JSON.createObjectNode().put("__type", type).put("message", "as AWS would say");
    }
}
