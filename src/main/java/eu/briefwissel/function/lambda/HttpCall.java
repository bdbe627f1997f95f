package eu.briefwissel.function.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.quarkus.vertx.http.runtime.QuarkusHttpHeaders;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request as it would have come over a connection, made of an event of an HTTP API.
 *
 * @param sourceIp the address that the gateway was called from
 */
record HttpCall(
        HttpRequest head, LastHttpContent body, @Nullable String sourceIp) {

    /** Of a connection that is not there (RFC 9110, 7.6.1), or said anew below. */
    private static final Set<String> NOT_THE_MESSAGE_S =
            Set.of("connection", "keep-alive", "upgrade", "transfer-encoding", "te", "trailer", "content-length");

    /** What a path may have as it is: RFC 3986, 3.3, and the sign of what is encoded already. */
    private static final String STANDS_IN_A_PATH = "-._~!$&'()*+,;=:@/%";

    /** AWS Lambda, "AWS Lambda proxy integrations for HTTP APIs", payload format 2.0. */
    static HttpCall of(APIGatewayV2HTTPEvent event) {
        APIGatewayV2HTTPEvent.RequestContext.Http http =
                event.getRequestContext().getHttp();
        byte[] body = body(event);
        HttpRequest head = new DefaultHttpRequest(
                HttpVersion.HTTP_1_1, HttpMethod.valueOf(http.getMethod()), uri(event), new QuarkusHttpHeaders());
        copyHeaders(event, head.headers());
        if (body.length > 0) {
            head.headers().set(HttpHeaderNames.CONTENT_LENGTH, String.valueOf(body.length));
        }
        return new HttpCall(head, new DefaultLastHttpContent(Unpooled.wrappedBuffer(body)), http.getSourceIp());
    }

    private static byte[] body(APIGatewayV2HTTPEvent event) {
        String body = Optional.ofNullable(event.getBody()).orElse("");
        return event.getIsBase64Encoded() ? Base64.getDecoder().decode(body) : body.getBytes(UTF_8);
    }

    private static String uri(APIGatewayV2HTTPEvent event) {
        String path = encoded(Optional.ofNullable(event.getRawPath()).orElse("/"));
        return Optional.ofNullable(event.getRawQueryString())
                .filter(query -> !query.isEmpty())
                .map(query -> path + '?' + query)
                .orElse(path);
    }

    /** Whatever the gateway decoded, and no request line could have carried; above all, no path begins a query. */
    private static String encoded(String path) {
        StringBuilder encoded = new StringBuilder(path.length());
        for (byte octet : path.getBytes(UTF_8)) {
            char c = (char) (octet & 0xff);
            boolean stands = c < 0x80 && (Character.isLetterOrDigit(c) || STANDS_IN_A_PATH.indexOf(c) >= 0);
            encoded.append(stands ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return encoded.toString();
    }

    /** The gateway joins what came more than once with commas, and keeps cookies apart. */
    private static void copyHeaders(APIGatewayV2HTTPEvent event, HttpHeaders headers) {
        Optional.ofNullable(event.getHeaders()).orElse(Map.of()).forEach((name, value) -> {
            if (value != null && !NOT_THE_MESSAGE_S.contains(name.toLowerCase(Locale.ROOT))) {
                headers.add(name, value);
            }
        });
        List<String> cookies = event.getCookies();
        if (cookies != null && !cookies.isEmpty()) {
            headers.set(HttpHeaderNames.COOKIE, String.join("; ", cookies));
        }
        if (!headers.contains(HttpHeaderNames.HOST)) { // RFC 9112, 3.2
            headers.set(HttpHeaderNames.HOST, "localhost");
        }
    }

    @Override
    public String toString() {
        return "HTTP call:redacted";
    }
}
