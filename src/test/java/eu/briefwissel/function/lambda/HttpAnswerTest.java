package eu.briefwissel.function.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpAnswerTest {

    private static final int MORE_THAN_FITS = HttpAnswer.MOST_BYTES + 1;

    @ParameterizedTest
    @CsvSource({
        "application/json,                        false",
        "application/problem+json,                false",
        "application/json;charset=UTF-8,          false",
        "text/plain; charset=iso-8859-1,          true",
        "application/pdf,                         true",
        "image/png,                               true"
    })
    void sendsTextAsTextAndAllElseInBase64(String type, boolean inBase64) {
        HttpResponse head = head();
        head.headers().set("Content-Type", type);

        APIGatewayV2HTTPResponse answer = answer(head, "Zoë".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.getIsBase64Encoded()).isEqualTo(inBase64);
        byte[] body = inBase64
                ? Base64.getDecoder().decode(answer.getBody())
                : answer.getBody().getBytes(StandardCharsets.UTF_8);
        assertThat(body).asString(StandardCharsets.UTF_8).isEqualTo("Zoë");
    }

    @Test
    void keepsCookiesApartAndJoinsOtherHeaders() {
        HttpResponse head = head();
        head.headers().add("Set-Cookie", "a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT");
        head.headers().add("Set-Cookie", "b=2");
        head.headers().add("Vary", "Accept");
        head.headers().add("Vary", "Origin");
        head.headers().add("Transfer-Encoding", "chunked");

        APIGatewayV2HTTPResponse answer = answer(head, new byte[0]);

        assertThat(answer.getCookies()).isEqualTo(List.of("a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT", "b=2"));
        assertThat(answer.getHeaders()).containsEntry("vary", "Accept, Origin").hasSize(1);
    }

    @Test
    void answersAProblemInsteadOfMoreThanLambdaCarries() {
        HttpResponse head = head();
        head.headers().set("Content-Type", "application/pdf");

        APIGatewayV2HTTPResponse answer = answer(head, new byte[MORE_THAN_FITS / 4 * 3 + 3]);

        assertThat(answer.getStatusCode()).isEqualTo(500);
        assertThat(answer.getBody()).contains("problems/answer-too-large");
        assertThat(answer.getHeaders()).containsOnlyKeys("content-type");
    }

    @Test
    void countsWhatJsonMakesOfText() {
        HttpResponse head = head();
        head.headers().set("Content-Type", "text/plain");

        APIGatewayV2HTTPResponse answer =
                answer(head, "\"".repeat(MORE_THAN_FITS / 2 + 1).getBytes(StandardCharsets.UTF_8));

        assertThat(answer.getBody()).contains("problems/answer-too-large");
    }

    @Test
    void isNeverAPartOfAnAnswer() {
        HttpAnswer answer = new HttpAnswer();
        answer.handleMessage(head());
        answer.handleMessage(new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[] {1})));

        answer.close();

        assertThatThrownBy(answer.whole()::join)
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("closed");
    }

    private static HttpResponse head() {
        return new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    }

    private static APIGatewayV2HTTPResponse answer(HttpResponse head, byte[] body) {
        HttpAnswer answer = new HttpAnswer();
        answer.handleMessage(head);
        answer.handleMessage(new DefaultHttpContent(Unpooled.wrappedBuffer(body)));
        answer.handleMessage(LastHttpContent.EMPTY_LAST_CONTENT);
        return answer.whole().join();
    }
}
