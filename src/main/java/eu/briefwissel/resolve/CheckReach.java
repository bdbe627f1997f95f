package eu.briefwissel.resolve;

import eu.briefwissel.delivery.Addressee;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.RecipientScheme;
import eu.briefwissel.request.Violations;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks that a question names 1 to 1,000 recipients, each by exactly one identifier whose check digits hold. */
record CheckReach(Violations violations) {

    private static final String FIELD = "/recipients";
    private static final Pattern MESSAGE_TYPE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    List<Addressee> of(ReachRequest request) {
        String messageType = messageType(request.messageType());
        List<ReachRequest.@Nullable Bearer> given = request.recipients();
        if (given == null || given.isEmpty() || given.size() > AskReach.MOST) {
            violations.add(FIELD, "size", "must have 1 to " + AskReach.MOST + " recipients");
            return List.of();
        }
        List<Addressee> all = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            recipient(FIELD + "/" + i, given.get(i))
                    .ifPresent(recipient -> all.add(new Addressee(recipient, messageType)));
        }
        return all;
    }

    private String messageType(@Nullable String given) {
        if (given != null && !MESSAGE_TYPE.matcher(given).matches()) {
            violations.add("/messageType", "form", "must have 1 to 64 letters, digits, '.', '_' and '-'");
        }
        return given == null ? "" : given;
    }

    private Optional<Recipient> recipient(String field, ReachRequest.@Nullable Bearer bearer) {
        Map<RecipientScheme, String> identifiers = new EnumMap<>(RecipientScheme.class);
        if (bearer != null) {
            put(identifiers, RecipientScheme.BSN, bearer.bsn());
            put(identifiers, RecipientScheme.INSZ, bearer.insz());
            put(identifiers, RecipientScheme.KBO, bearer.kbo());
        }
        if (identifiers.size() != 1) {
            if (!violations.within(field)) {
                violations.add(field, "one-identifier", "must have exactly one of bsn, insz and kbo");
            }
            return Optional.empty();
        }
        var only = identifiers.entrySet().iterator().next();
        return recipient(field, only.getKey(), only.getValue());
    }

    private Optional<Recipient> recipient(String field, RecipientScheme scheme, String identifier) {
        if (scheme.accepts(identifier)) {
            return Optional.of(new Recipient(scheme, identifier));
        }
        String[] rule = scheme.rule().split(": ", 2);
        violations.add(field + "/" + scheme.wireName(), rule[0], "must be " + rule[1]);
        return Optional.empty();
    }

    private static void put(Map<RecipientScheme, String> identifiers, RecipientScheme scheme, @Nullable String value) {
        if (value != null) {
            identifiers.put(scheme, value);
        }
    }
}
