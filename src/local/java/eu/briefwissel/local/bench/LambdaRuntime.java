package eu.briefwissel.local.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import eu.briefwissel.local.StartRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * AWS' side of the runtime interface, version 2018-06-01, for one environment and one event: an HTTP API asks whether the function
 * is ready, which the database has a part in.
 */
final class LambdaRuntime implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BASE = "/2018-06-01/runtime/";
    private static final String EVENT_ID = "8476a536-e9f4-11e8-9739-2dfe598c3fcd";
    private static final long TIME_OUT_MILLIS = 300_000;
    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    /** API Gateway, HTTP API, payload format 2.0. */
    private static final String READY = """
            {"version": "2.0", "routeKey": "$default", "rawPath": "/q/health/ready", "rawQueryString": "",
             "headers": {"host": "id.execute-api.eu-central-1.amazonaws.com"}, "isBase64Encoded": false,
             "requestContext": {"accountId": "123456789012", "apiId": "api-id", "stage": "$default",
                                "http": {"method": "GET", "path": "/q/health/ready", "protocol": "HTTP/1.1",
                                         "sourceIp": "192.0.2.1", "userAgent": "agent"}}}
            """;

    private final HttpServer server;
    private final AtomicBoolean isGivenOut = new AtomicBoolean();
    private final AtomicBoolean isReady = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    private LambdaRuntime(HttpServer server) {
        this.server = server;
    }

    static LambdaRuntime start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            var runtime = new LambdaRuntime(server);
            server.createContext(BASE + "invocation/next", runtime::next);
            server.createContext(BASE + "invocation/" + EVENT_ID + "/response", runtime::answered);
            server.start();
            return runtime;
        } catch (IOException e) {
            throw new StartRefused("There is no runtime for a Lambda: " + e, e);
        }
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Whether the function has answered that it is ready. */
    boolean isReady() {
        return isReady.get();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    private void next(HttpExchange call) throws IOException {
        try (call) {
            if (isGivenOut.getAndSet(true)) {
                closed.await();
                return;
            }
            byte[] event = READY.getBytes(UTF_8);
            var headers = call.getResponseHeaders();
            headers.set("Content-Type", "application/json");
            headers.set("Lambda-Runtime-Aws-Request-Id", EVENT_ID);
            headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + TIME_OUT_MILLIS));
            headers.set(
                    "Lambda-Runtime-Invoked-Function-Arn",
                    "arn:aws:lambda:eu-central-1:123456789012:function:briefwissel-ingest");
            call.sendResponseHeaders(OK, event.length);
            call.getResponseBody().write(event);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void answered(HttpExchange call) throws IOException {
        try (call) {
            int status = JSON.readTree(call.getRequestBody()).path("statusCode").asInt();
            isReady.set(status == OK);
            call.sendResponseHeaders(ACCEPTED, -1);
        }
    }
}
