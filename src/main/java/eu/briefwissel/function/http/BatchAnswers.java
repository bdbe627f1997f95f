package eu.briefwissel.function.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.briefwissel.trace.FollowedBatch;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is told of batches. */
final class BatchAnswers {

    private BatchAnswers() {}

    /** A batch and how far it came. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Batch")
    record Told(
            UUID id,
            Instant createdAt,

            @Schema(description = "Whether an upload of it came to its end; without, it is to be sent again")
            boolean complete,

            @Schema(description = "When one first did; absent while none has") @Nullable Instant completedAt,

            @Schema(description = "Lines that have a result: accepted and refused")
            long received,

            long accepted,
            long refused,

            @Schema(description = "How many of its messages are in each status; one that is not named has none")
            Map<String, Long> deliveries,

            BatchLinks links) {

        static Told of(FollowedBatch batch) {
            Map<String, Long> deliveries = new TreeMap<>();
            batch.deliveries().forEach((status, many) -> deliveries.put(status.wireName(), many));
            return new Told(
                    batch.id(),
                    batch.createdAt(),
                    batch.completedAt().isPresent(),
                    batch.completedAt().orElse(null),
                    batch.accepted() + batch.refused(),
                    batch.accepted(),
                    batch.refused(),
                    deliveries,
                    BatchLinks.of(batch.id()));
        }
    }

    /** Where to follow a batch. */
    @RegisterForReflection
    @Schema(name = "BatchLinks")
    record BatchLinks(String self, String results, String messages) {

        static BatchLinks of(UUID batch) {
            String self = "/v1/batches/" + batch;
            return new BatchLinks(self, self + "/results", "/v1/messages?batch=" + batch);
        }
    }
}
