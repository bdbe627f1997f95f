package eu.briefwissel.channel.wire;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The access tokens of one client: kept until they are nearly spent, and asked for once however many callers wait.
 *
 * <pre>
 *   Absent ──current──▶ Asking ──answered──▶ Held ──nearly spent, current──▶ Asking
 *      ▲                   │ failed            │
 *      └───────────────────┴──── refused ──────┘
 * </pre>
 */
final class AccessTokens {

    private sealed interface State {
        record Absent() implements State {}

        record Asking(Uni<AccessToken> answer) implements State {}

        record Held(AccessToken token) implements State {}
    }

    private final TokenEndpoint endpoint;
    private final InstantSource clock;
    private final AtomicReference<State> state = new AtomicReference<>(new State.Absent());

    AccessTokens(TokenEndpoint endpoint, InstantSource clock) {
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /** A token that serves now; a {@link NoToken} where none is to be had. */
    Uni<String> current() {
        return Uni.createFrom().deferred(() -> answer().map(AccessToken::value));
    }

    /** The operator refused this token: the next caller gets another one. */
    void refused(String value) {
        State seen = state.get();
        if (seen instanceof State.Held(AccessToken token) && token.value().equals(value)) {
            state.compareAndSet(seen, new State.Absent());
        }
    }

    /** Ends the client; a token that is being asked for now may fail. */
    void close() {
        endpoint.close();
    }

    private Uni<AccessToken> answer() {
        while (true) {
            State seen = state.get();
            if (seen instanceof State.Asking(Uni<AccessToken> answer)) {
                return answer;
            }
            if (seen instanceof State.Held(AccessToken token) && token.isFreshAt(clock.instant())) {
                return Uni.createFrom().item(token);
            }
            State.Asking asking = asking(seen);
            if (state.compareAndSet(seen, asking)) {
                return asking.answer();
            }
        }
    }

    private State.Asking asking(State before) {
        return new State.Asking(endpoint.ask()
                .map(tokens -> AccessToken.from(tokens, clock.instant()))
                .onFailure()
                .recoverWithUni(() -> stillServing(before, clock.instant()))
                .onItem()
                .invoke(token -> state.set(new State.Held(token)))
                .onFailure()
                .invoke(() -> state.set(new State.Absent()))
                .memoize()
                .indefinitely());
    }

    /** An early refresh that failed costs nothing while the old token serves. */
    private static Uni<AccessToken> stillServing(State before, Instant now) {
        return before instanceof State.Held(AccessToken token) && token.servesAt(now)
                ? Uni.createFrom().item(token)
                : Uni.createFrom().failure(new NoToken());
    }
}
