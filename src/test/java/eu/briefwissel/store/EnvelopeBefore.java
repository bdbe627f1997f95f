package eu.briefwissel.store;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The envelope as the version before eBox fields had it, and read it. */
record EnvelopeBefore(
        String language,
        String messageType,
        String subject,
        String body,
        List<File> files,
        @Nullable String email,
        @Nullable Address address,
        @Nullable Case caseReference) {

    EnvelopeBefore {
        Objects.requireNonNull(language);
        Objects.requireNonNull(messageType);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(body);
        files = List.copyOf(files);
    }

    record File(String name, String mediaType) {}

    record Address(String name, String street, String postalCode, String city, String country) {}

    record Case(
            String id,
            String type,
            @Nullable String status,
            @Nullable String deadline) {}
}
