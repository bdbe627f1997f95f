package eu.briefwissel.channel.wire;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/** One exchange with a bearer token (RFC 6750 section 2.1); a token refused as expired is renewed once. */
public final class Authorised {

    private static final int UNAUTHORISED = 401;

    private final AccessTokens tokens;

    Authorised(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * The operator's answer, whatever its status; fails where there is none.
     *
     * @param call gets the value of the Authorization header; called a second time where the first answer was 401
     */
    public Uni<Answer> exchange(Function<String, Uni<Response>> call) {
        return once(call, true);
    }

    private Uni<Answer> once(Function<String, Uni<Response>> call, boolean mayRenew) {
        return tokens.current()
                .chain(token -> call.apply("Bearer " + token)
                        .map(Answer::of)
                        .chain(answer -> mayRenew && answer.status() == UNAUTHORISED
                                ? renewed(token, call)
                                : Uni.createFrom().item(answer)));
    }

    private Uni<Answer> renewed(String token, Function<String, Uni<Response>> call) {
        tokens.refused(token);
        return once(call, false);
    }

    void close() {
        tokens.close();
    }
}
