package eu.briefwissel.function.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.resolve.AskReach;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who can be reached, as it is answered. */
final class ReachAnswers {

    private ReachAnswers() {}

    /** All that were asked about. */
    @RegisterForReflection
    @Schema(name = "Reach")
    record All(
            @Schema(description = "In the order of the question")
            List<One> items) {

        static All of(List<AskReach.Known> known) {
            return new All(known.stream().map(One::of).toList());
        }
    }

    /** One of them. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RecipientReach")
    record One(
            @Schema(examples = "ebox-enterprise") String channel,

            @Schema(enumeration = {"reachable", "no-mailbox", "withdrawn", "not-told-beforehand", "unknown"})
            String reach,

            @Schema(description = "When the channel said so; absent where it did not") @Nullable Instant askedAt,

            @Schema(description = "Whether they want no paper copy; only of an eBox that told that there is one")
            @Nullable Boolean exclusivelyEbox) {

        static One of(AskReach.Known known) {
            boolean isBox =
                    known.channel() != ChannelName.BERICHTENBOX && known.reachable() == AskReach.Reachable.REACHABLE;
            return new One(
                    known.channel().wireName(),
                    known.reachable().wireName(),
                    known.askedAt().orElse(null),
                    isBox ? known.exclusively() : null);
        }
    }
}
