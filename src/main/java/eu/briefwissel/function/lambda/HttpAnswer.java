package eu.briefwissel.function.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import eu.briefwissel.function.http.Problem;
import eu.briefwissel.function.http.ProblemType;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.quarkus.netty.runtime.virtual.VirtualResponseHandler;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Gathers what is answered, and makes an HTTP API's answer of it. */
final class HttpAnswer implements VirtualResponseHandler {

    /** AWS Lambda, quotas: 6 MB for what a synchronous invocation answers. Room for the headers is left. */
    static final int MOST_BYTES = (6 << 20) - (64 << 10);

    private static final Set<String> NOT_THE_MESSAGE_S = Set.of("connection", "keep-alive", "transfer-encoding");
    private static final String COOKIE = "set-cookie";
    private static final int ESCAPED = 6;

    private final APIGatewayV2HTTPResponse answer = new APIGatewayV2HTTPResponse();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final CompletableFuture<APIGatewayV2HTTPResponse> whole = new CompletableFuture<>();
    private boolean text;

    /** The answer, once all of it is there; never a part of it. */
    CompletableFuture<APIGatewayV2HTTPResponse> whole() {
        return whole;
    }

    @Override
    public void handleMessage(Object message) {
        try {
            if (message instanceof HttpResponse head) {
                answer.setStatusCode(head.status().code());
                copyHeaders(head.headers());
            }
            if (message instanceof HttpContent part) {
                body.writeBytes(ByteBufUtil.getBytes(part.content()));
            }
            if (message instanceof LastHttpContent) {
                whole.complete(finished());
            }
        } catch (RuntimeException failure) {
            whole.completeExceptionally(failure);
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void close() {
        whole.completeExceptionally(new IllegalStateException("the connection was closed before the answer was whole"));
    }

    private void copyHeaders(HttpHeaders headers) {
        answer.setCookies(headers.getAll(COOKIE));
        answer.setHeaders(headers.names().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .distinct()
                .filter(name -> !name.equals(COOKIE) && !NOT_THE_MESSAGE_S.contains(name))
                .collect(Collectors.toMap(name -> name, name -> String.join(", ", headers.getAll(name)))));
        text = isText(headers);
    }

    private APIGatewayV2HTTPResponse finished() {
        byte[] bytes = body.toByteArray();
        if ((text ? asJsonString(bytes) : asBase64(bytes)) > MOST_BYTES) {
            return tooLarge();
        }
        if (bytes.length > 0) {
            answer.setIsBase64Encoded(!text);
            answer.setBody(text ? new String(bytes, UTF_8) : Base64.getEncoder().encodeToString(bytes));
        }
        return answer;
    }

    /** UTF-8 and unpacked, so that it survives being a string of JSON. */
    private static boolean isText(HttpHeaders headers) {
        String type = String.valueOf(headers.get(HttpHeaderNames.CONTENT_TYPE)).toLowerCase(Locale.ROOT);
        boolean utf8 = !type.contains("charset=") || type.contains("charset=utf-8");
        boolean named = type.startsWith("text/") || type.matches("application/([a-z.-]+\\+)?(json|yaml)\\b.*");
        return named && utf8 && !headers.contains(HttpHeaderNames.CONTENT_ENCODING);
    }

    private static long asBase64(byte[] bytes) {
        return 4L * ((bytes.length + 2) / 3);
    }

    /** At most this many: a sign that JSON escapes becomes up to six. */
    private static long asJsonString(byte[] bytes) {
        long length = bytes.length;
        for (byte b : bytes) {
            if (b == '"' || b == '\\') {
                length++;
            } else if (b >= 0 && b < ' ') {
                length += ESCAPED - 1;
            }
        }
        return length;
    }

    private static APIGatewayV2HTTPResponse tooLarge() {
        Problem problem = Problem.of(ProblemType.ANSWER_TOO_LARGE);
        APIGatewayV2HTTPResponse refusal = new APIGatewayV2HTTPResponse();
        refusal.setStatusCode(problem.status());
        refusal.setHeaders(Map.of("content-type", Problem.MEDIA_TYPE));
        refusal.setCookies(List.of());
        refusal.setBody(problem.toJson().encode());
        return refusal;
    }
}
