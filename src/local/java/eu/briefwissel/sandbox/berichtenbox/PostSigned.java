package eu.briefwissel.sandbox.berichtenbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Semaphore;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Posts webhooks, signed with HMAC-SHA256 over the raw body in lower-case hex (the seed, "BBK 1.7"), with a few tries. */
final class PostSigned implements AutoCloseable {
    private static final List<Duration> WAITS =
            List.of(Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofMillis(900), Duration.ZERO);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int AT_ONCE = 64;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final SecretKeySpec secret;
    private volatile @Nullable URI target;

    PostSigned(String secret, @Nullable URI target) {
        this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        this.target = target;
    }

    void to(URI base) {
        target = base;
    }

    boolean hasTarget() {
        return target != null;
    }

    /** Posts until it is answered with 2xx, four times at most; whether it was. */
    boolean untilTaken(String path, String json) {
        var base = target;
        if (base == null) {
            return false;
        }
        var request = request(URI.create(base.toString().replaceAll("/+$", "") + path), json);
        try {
            for (var wait : WAITS) {
                if (once(request)) {
                    return true;
                }
                Thread.sleep(wait);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private boolean once(HttpRequest request) throws InterruptedException {
        places.acquire();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException notNow) {
            return false;
        } finally {
            places.release();
        }
    }

    private HttpRequest request(URI uri, String json) {
        var body = json.getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("X-Logius-Signature", sign(body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private String sign(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java lacks HmacSHA256", missing);
        }
    }
}
