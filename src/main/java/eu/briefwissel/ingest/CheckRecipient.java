package eu.briefwissel.ingest;

import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.RecipientScheme;
import eu.briefwissel.request.Violations;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks that a submission addresses exactly one recipient, by an identifier whose check digits hold. */
record CheckRecipient(Violations violations) {

    private static final String FIELD = "/recipient";

    Optional<Recipient> of(SubmissionRequest.@Nullable Recipient given) {
        if (given == null) {
            violations.add(FIELD, "required", "is required");
            return Optional.empty();
        }
        Map<RecipientScheme, String> identifiers = identifiers(given);
        if (identifiers.size() != 1) {
            // Of an identifier of another type or name it was said already what is wrong with it.
            if (!violations.within(FIELD)) {
                violations.add(FIELD, "one-identifier", "must have exactly one of bsn, insz and kbo");
            }
            return Optional.empty();
        }
        var only = identifiers.entrySet().iterator().next();
        return recipient(only.getKey(), only.getValue());
    }

    private Optional<Recipient> recipient(RecipientScheme scheme, String identifier) {
        if (scheme.accepts(identifier)) {
            return Optional.of(new Recipient(scheme, identifier));
        }
        String[] rule = scheme.rule().split(": ", 2);
        violations.add(field(scheme), rule[0], "must be " + rule[1]);
        return Optional.empty();
    }

    private static Map<RecipientScheme, String> identifiers(SubmissionRequest.Recipient given) {
        Map<RecipientScheme, String> identifiers = new EnumMap<>(RecipientScheme.class);
        put(identifiers, RecipientScheme.BSN, given.bsn());
        put(identifiers, RecipientScheme.INSZ, given.insz());
        put(identifiers, RecipientScheme.KBO, given.kbo());
        return identifiers;
    }

    private static void put(Map<RecipientScheme, String> identifiers, RecipientScheme scheme, @Nullable String value) {
        if (value != null) {
            identifiers.put(scheme, value);
        }
    }

    private static String field(RecipientScheme scheme) {
        return FIELD + "/" + scheme.wireName();
    }
}
