package eu.briefwissel.function.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.briefwissel.request.Answer;
import eu.briefwissel.tenant.Callback;
import eu.briefwissel.tenant.CallbackStanding;
import eu.briefwissel.trace.callback.KeptCallback;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is answered about callbacks. */
final class CallbackAnswers {

    private CallbackAnswers() {}

    /** All callbacks of a tenant. */
    @RegisterForReflection
    @Schema(name = "Callbacks")
    record All(List<One> items) {
        static All of(List<KeptCallback> callbacks) {
            return new All(callbacks.stream().map(One::of).toList());
        }
    }

    /** A callback, and how it stands. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Callback")
    record One(
            @Schema(examples = "zaaksysteem") String name,
            String url,
            @Schema(description = "Empty: all") List<String> kinds,
            boolean active,

            @Schema(
                    description = "active, failing (is tried again), off (is tried no more) or paused",
                    examples = "active")
            String state,

            Instant createdAt,

            @Schema(description = "Of the last event that it is done with")
            String cursor,

            @Schema(description = "How many events wait to be sent, counted to 10,000")
            long behind,

            @Schema(description = "Since when the first of them waits") @Nullable Instant behindSince,

            @Nullable Instant lastSuccessAt,
            @Nullable Instant lastFailureAt,
            @Schema(examples = "http-500") @Nullable String lastFailure,
            @Schema(description = "Failures in a row") int failures,
            @Nullable Instant failingSince,

            @Schema(description = "Where it is failing") @Nullable Instant nextTryAt,

            @Nullable Instant offAt,

            @Schema(description = "gone or failed-too-long", examples = "gone") @Nullable String offBecause,

            @Schema(description = "waits, taken, or why it failed") @Nullable String test,

            @Nullable Instant testedAt,

            @Schema(description = "What it is signed with, where it was made just now; shown this once") @Nullable String secret) {

        /** A receiver may have put a token of its own there. */
        private static String withoutQuery(String url) {
            int query = url.indexOf('?');
            return query < 0 ? url : url.substring(0, query) + "?…";
        }

        static One of(KeptCallback kept) {
            Callback one = kept.callback();
            CallbackStanding standing = one.standing();
            return new One(
                    one.name(),
                    withoutQuery(one.url()),
                    one.kinds(),
                    one.isActive(),
                    state(one),
                    one.createdAt(),
                    standing.cursor(),
                    kept.behind(),
                    kept.behindSince().orElse(null),
                    standing.lastSuccessAt().orElse(null),
                    standing.lastFailureAt().orElse(null),
                    standing.lastFailure().orElse(null),
                    standing.failures(),
                    standing.failingSince().orElse(null),
                    standing.failures() > 0 ? standing.nextTryAt() : null,
                    standing.offAt().orElse(null),
                    standing.offBecause().orElse(null),
                    one.test().map(Callback.Test::outcome).orElse(null),
                    one.test().map(Callback.Test::at).orElse(null),
                    kept.secret().orElse(null));
        }

        private static String state(Callback one) {
            if (!one.isActive()) {
                return "paused";
            }
            return one.standing().offAt().isPresent() ? "off" : one.standing().failures() > 0 ? "failing" : "active";
        }

        @Override
        public String toString() {
            return "Callback[" + name + ", redacted]";
        }
    }

    /** 201 where a secret was made with it, else {@code status}. */
    static Response response(Answer<KeptCallback> answer, Response.Status status) {
        return KeptAnswers.response(
                answer,
                ProblemType.INVALID_REQUEST,
                kept -> Response.status(kept.secret().isPresent() ? Response.Status.CREATED : status)
                        .type(MediaType.APPLICATION_JSON)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .entity(One.of(kept))
                        .build());
    }

    static Response response(Optional<KeptCallback> found) {
        return found.map(one -> Response.ok(One.of(one)).build())
                .orElseGet(() -> Problem.of(ProblemType.NOT_FOUND).response());
    }
}
