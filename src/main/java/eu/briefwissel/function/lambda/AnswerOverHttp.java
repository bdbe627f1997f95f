package eu.briefwissel.function.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.quarkus.netty.runtime.virtual.VirtualClientConnection;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Hands an event of an HTTP API to the same routes that a server has, over a connection that is none
 * ({@code quarkus.http.virtual}): resources, problems, tokens and filters are those of every other build.
 */
@ApplicationScoped
class AnswerOverHttp {

    private static final int HTTPS = 443;

    private final WorkInTime work;

    AnswerOverHttp(WorkInTime work) {
        this.work = work;
    }

    /**
     * Blocks until the answer is whole and the wake-ups that it owes have left, since the process stands still after it;
     * throws where the answer does not come in time, and the invocation has to fail.
     */
    APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event, Context invocation) {
        HttpCall call = HttpCall.of(event);
        HttpAnswer answer = new HttpAnswer();
        VirtualClientConnection<?> connection = VirtualClientConnection.connect(answer, VertxHttpRecorder.VIRTUAL_HTTP);
        try {
            if (call.sourceIp() != null) {
                connection
                        .peer()
                        .attr(ConnectionBase.REMOTE_ADDRESS_OVERRIDE)
                        .set(SocketAddress.inetSocketAddress(HTTPS, call.sourceIp()));
            }
            connection.sendMessage(call.head());
            connection.sendMessage(call.body());
            APIGatewayV2HTTPResponse whole =
                    answer.whole().get(invocation.getRemainingTimeInMillis(), TimeUnit.MILLISECONDS);
            work.flush();
            return whole;
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("no answer: interrupted", e);
        } finally {
            connection.close();
        }
    }
}
