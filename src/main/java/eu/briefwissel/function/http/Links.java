package eu.briefwissel.function.http;

import eu.briefwissel.delivery.DeliveryId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where to follow a message. */
@RegisterForReflection
record Links(
        @Schema(examples = "/v1/messages/019583f1-2a40-7a3c-9d1f-3f6b1c2d4e5f")
        String self,

        String timeline,
        String replies) {

    static Links of(DeliveryId id) {
        String self = "/v1/messages/" + id;
        return new Links(self, self + "/timeline", self + "/replies");
    }
}
