package eu.briefwissel.function.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** The function admin, behind an HTTP API: {@code /api/admin}. */
@ApplicationScoped
@Named("admin")
class AnswerAdministrator implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final AnswerOverHttp http;

    AnswerAdministrator(AnswerOverHttp http) {
        this.http = http;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context invocation) {
        return http.answer(event, invocation);
    }
}
