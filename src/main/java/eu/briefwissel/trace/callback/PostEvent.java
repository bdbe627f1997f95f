package eu.briefwissel.trace.callback;

import eu.briefwissel.tenant.CallbackFailure;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLException;

/**
 * One call to a receiver. Whoever names a receiver is trusted with its own events and with nothing of ours: a name is looked up
 * once and the address that was looked at is the one that is called; redirects are not followed; of an answer only the status
 * counts, and no more of it is read than a little. The address is neither logged nor told.
 */
@ApplicationScoped
class PostEvent {

    private static final int MOST_READ = 64 * 1024;
    private static final int CONNECTIONS_A_RECEIVER = 16;
    private static final int TLS_PORT = 443;
    private static final int PLAIN_PORT = 80;
    private static final int GONE = 410;
    private static final List<Integer> MAY_SAY_WHEN = List.of(429, 503);

    private final Vertx vertx;
    private final HttpClient client;
    private final Duration timeout;
    private final boolean privateAddresses;

    PostEvent(Vertx vertx, CallbackConfig config) {
        this.vertx = vertx;
        this.timeout = config.timeout();
        this.privateAddresses = config.privateAddresses();
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setMaxPoolSize(CONNECTIONS_A_RECEIVER));
    }

    /** What came of it: empty where it was taken (2xx); never fails. */
    Uni<Optional<CallbackFailure>> post(URI url, Map<String, String> headers, byte[] body) {
        return lookUp(url)
                .chain(address -> privateAddresses || PublicAddress.isPublic(address)
                        ? client.request(request(url, address)).chain(call -> exchange(call, headers, body))
                        : Uni.createFrom().item(Optional.of(new CallbackFailure("private-address"))))
                .ifNoItem()
                .after(timeout)
                .recoverWithItem(Optional.of(new CallbackFailure("timed-out")))
                .onFailure()
                .recoverWithItem(failure -> Optional.of(new CallbackFailure(reason(failure))));
    }

    private Uni<InetAddress> lookUp(URI url) {
        Callable<InetAddress> first = () -> InetAddress.getByName(url.getHost());
        return vertx.executeBlocking(first, false);
    }

    private RequestOptions request(URI url, InetAddress address) {
        boolean isTls = url.getScheme().equals("https");
        int port = url.getPort() > 0 ? url.getPort() : isTls ? TLS_PORT : PLAIN_PORT;
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setSsl(isTls)
                .setHost(url.getHost())
                .setPort(port)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
                // Also for one of the connections there are: what is waited for longer would be handed over to nobody.
                .setConnectTimeout(timeout.toMillis() / 2)
                .setFollowRedirects(false);
    }

    private Uni<Optional<CallbackFailure>> exchange(HttpClientRequest call, Map<String, String> headers, byte[] body) {
        headers.forEach(call::putHeader);
        return call.send(Buffer.buffer(body))
                .chain(answer -> ended(call, answer).replaceWith(() -> outcome(answer)))
                .onFailure()
                .invoke(() -> call.reset())
                .onCancellation()
                .invoke(() -> call.reset());
    }

    /** Read to its end, so that the connection can be used again; a long one is cut off, and so is the connection. */
    private static Uni<Void> ended(HttpClientRequest call, HttpClientResponse answer) {
        AtomicLong read = new AtomicLong();
        return Uni.createFrom().emitter(end -> {
            answer.exceptionHandler(_ -> end.complete(null));
            answer.endHandler(() -> end.complete(null));
            answer.handler(chunk -> {
                if (read.addAndGet(chunk.length()) > MOST_READ) {
                    end.complete(null);
                    call.reset();
                }
            });
        });
    }

    private static Optional<CallbackFailure> outcome(HttpClientResponse answer) {
        int status = answer.statusCode();
        return status / 100 == 2
                ? Optional.empty()
                : Optional.of(new CallbackFailure("http-" + status, status == GONE, notBefore(answer)));
    }

    /** RFC 9110 section 10.2.3, in seconds; a date is not waited for. */
    private static Optional<Duration> notBefore(HttpClientResponse answer) {
        return Optional.ofNullable(answer.getHeader("Retry-After"))
                .filter(_ -> MAY_SAY_WHEN.contains(answer.statusCode()))
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }

    private static String reason(Throwable failure) {
        return switch (failure) {
            case UnknownHostException _ -> "name-unknown";
            case SSLException _ -> "tls-failed";
            case ConnectException _ -> "connect-failed";
            default -> "broken-off";
        };
    }
}
