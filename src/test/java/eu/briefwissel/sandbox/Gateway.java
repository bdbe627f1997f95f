package eu.briefwissel.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Where webhooks go in a test: checks their signature, keeps them, and can refuse a few first. */
final class Gateway implements AutoCloseable {
    /** A webhook that came in. */
    record Hook(String path, JsonNode json) {}

    private final HttpServer server;
    private final List<Hook> hooks = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Hook> arriving = new LinkedBlockingQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger badSignatures = new AtomicInteger();
    private volatile String secret = "";

    Gateway() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void serve(Sandbox sandbox) {
        secret = sandbox.account().getOrDefault("logius_webhook_secret", "");
        sandbox.webhooksGoTo(base());
    }

    void refuseNext(int times) {
        refusals.set(times);
    }

    List<Hook> hooks() {
        return hooks;
    }

    /** The next webhook to arrive, within ten seconds. */
    Hook next() throws InterruptedException {
        return Objects.requireNonNull(arriving.poll(10, TimeUnit.SECONDS), "no webhook came");
    }

    int badSignatures() {
        return badSignatures.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            if (!hmac(body).equals(exchange.getRequestHeaders().getFirst("X-Logius-Signature"))) {
                badSignatures.incrementAndGet();
            }
            var refused = refusals.getAndDecrement() > 0;
            if (!refused) {
                var hook = new Hook(exchange.getRequestURI().getPath(), Http.JSON.readTree(body));
                hooks.add(hook);
                arriving.add(hook);
            }
            exchange.sendResponseHeaders(refused ? 503 : 200, -1);
        }
    }

    private String hmac(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
