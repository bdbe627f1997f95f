package eu.briefwissel.function.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What may be said beside a retry: nothing, or where the recipient can be reached. Personal, never printed. */
@Schema(name = "RetryRequest")
record RetryRequest(@Nullable Contact contact) {

    static final String SENTENCE = "the body is empty, or {\"contact\": {\"email\": one e-mail address}}";

    private static final JsonMapper JSON = new JsonMapper();

    /** Where the recipient can be reached. */
    @Schema(name = "RetryContact")
    record Contact(@Schema(examples = "lezer@example.org") String email) {
        @Override
        public String toString() {
            return "contact:redacted";
        }
    }

    /** Reads the body; empty where it is something else. */
    static Optional<RetryRequest> read(byte[] body) {
        if (body.length == 0) {
            return Optional.of(new RetryRequest(null));
        }
        try {
            JsonNode request = JSON.readTree(body);
            JsonNode email = request.path("contact").path("email");
            if (request.isObject() && request.isEmpty()) {
                return Optional.of(new RetryRequest(null));
            }
            return email.isTextual() ? Optional.of(new RetryRequest(new Contact(email.textValue()))) : Optional.empty();
        } catch (IOException _) { // its message quotes the body
            return Optional.empty();
        }
    }

    Optional<String> email() {
        return Optional.ofNullable(contact).map(Contact::email);
    }

    @Override
    public String toString() {
        return "retry request";
    }
}
