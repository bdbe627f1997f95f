package eu.briefwissel.function.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import eu.briefwissel.tenant.Sender;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is answered about senders. */
final class SenderAnswers {

    private SenderAnswers() {}

    /** All senders of a tenant. */
    @RegisterForReflection
    @Schema(name = "Senders")
    record All(List<One> items) {
        static All of(List<Sender> senders) {
            return new All(senders.stream().map(One::of).toList());
        }
    }

    /** A sender. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Sender")
    record One(
            @Schema(examples = "burgerzaken") String name,

            @Schema(description = "Its KBO number", examples = "1999800005")
            String number,

            Map<String, String> displayName,
            String language,
            @Nullable String contact,

            @Schema(name = "default") @JsonProperty("default")
            boolean byDefault,

            List<Sender.Application> applications) {
        static One of(Sender sender) {
            return new One(
                    sender.name(),
                    sender.number(),
                    sender.displayName(),
                    sender.language(),
                    sender.contact(),
                    sender.byDefault(),
                    sender.applications());
        }
    }
}
