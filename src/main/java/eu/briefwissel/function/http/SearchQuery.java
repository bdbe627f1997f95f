package eu.briefwissel.function.http;

import com.fasterxml.jackson.databind.JsonNode;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.RecipientScheme;
import eu.briefwissel.delivery.Status;
import eu.briefwissel.trace.FollowMessages;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads what a search asks for, from a query or a body; a refusal never repeats it. */
final class SearchQuery {

    private static final int USUAL = 50;
    private static final int LONGEST_REFERENCE = 100;

    /** What a search asks for, or the problem with it. */
    sealed interface Asked {
        record For(FollowMessages.Search search) implements Asked {}

        record Refused(Problem problem) implements Asked {}
    }

    /** What is wrong with it. */
    private static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrong(String sentence) {
            super(sentence);
        }
    }

    private final UnaryOperator<@Nullable String> field;

    private SearchQuery(UnaryOperator<@Nullable String> field) {
        this.field = field;
    }

    /** @param field the text of a parameter; null where it is not there */
    static Asked of(UnaryOperator<@Nullable String> field) {
        return read(field, Optional.empty());
    }

    /** From a body, in which a recipient may stand: {@code {"recipient": {"bsn": …}, …}}. */
    static Asked of(JsonNode body) {
        Optional<Recipient> recipient = recipient(body.path("recipient"));
        return body.has("recipient") && recipient.isEmpty()
                ? refused("recipient is one valid identifier: {\"bsn\": …}, {\"insz\": …} or {\"kbo\": …}")
                : read(name -> text(body, name), recipient);
    }

    private static @Nullable String text(JsonNode body, @Nullable String name) {
        JsonNode value = body.path(Objects.requireNonNull(name));
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    private static Asked read(UnaryOperator<@Nullable String> field, Optional<Recipient> recipient) {
        try {
            return new Asked.For(new SearchQuery(field).search(recipient));
        } catch (Wrong wrong) {
            return refused(Objects.requireNonNull(wrong.getMessage()));
        }
    }

    private FollowMessages.Search search(Optional<Recipient> recipient) {
        Optional<String> reference = Optional.ofNullable(field.apply("reference"));
        boolean namesSomething = reference.isPresent()
                || recipient.isPresent()
                || field.apply("status") != null
                || field.apply("since") != null
                || field.apply("until") != null;
        must(namesSomething, "reference, status, since or until is needed");
        must(reference.filter(text -> !isReference(text)).isEmpty(), "reference is 1 to 100 characters");
        must(reference.isEmpty() || recipient.isEmpty(), "reference and recipient are not asked for together");
        FollowMessages.Filter filter = new FollowMessages.Filter(
                reference,
                recipient,
                read("status", Status::named, "status is not one of the API's"),
                new FollowMessages.Period(
                        moment("since").orElse(FollowMessages.Period.any().since()),
                        moment("until").orElse(FollowMessages.Period.any().until())));
        Optional<DeliveryId> after = read("after", Parameters::id, "after is not a cursor that was given as next");
        int limit = read("limit", SearchQuery::limit, "limit is a whole number from 1 to " + FollowMessages.MOST)
                .orElse(USUAL);
        return new FollowMessages.Search(filter, after, limit);
    }

    private Optional<Instant> moment(String name) {
        return read(name, SearchQuery::instant, name + " is a moment such as 2026-11-01T00:00:00Z");
    }

    private <T> Optional<T> read(String name, Function<String, Optional<T>> reader, String sentence) {
        String text = field.apply(name);
        if (text == null) {
            return Optional.empty();
        }
        Optional<T> value = reader.apply(text);
        must(value.isPresent(), sentence);
        return value;
    }

    private static boolean isReference(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_REFERENCE
                && text.chars().noneMatch(Character::isISOControl);
    }

    private static Optional<Integer> limit(String text) {
        return Parameters.index(text).filter(n -> n >= 1 && n <= FollowMessages.MOST);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text))
                    .filter(at -> !at.isBefore(Instant.EPOCH))
                    .filter(at -> !at.isAfter(FollowMessages.Period.any().until()));
        } catch (DateTimeParseException _) { // its message quotes the text
            return Optional.empty();
        }
    }

    private static Optional<Recipient> recipient(JsonNode asked) {
        return asked.size() != 1
                ? Optional.empty()
                : asked.properties().stream()
                        .findFirst()
                        .flatMap(one -> RecipientScheme.named(one.getKey())
                                .filter(scheme -> scheme.accepts(one.getValue().asText("")))
                                .map(scheme ->
                                        new Recipient(scheme, one.getValue().asText(""))));
    }

    private static void must(boolean holds, String sentence) {
        if (!holds) {
            throw new Wrong(sentence);
        }
    }

    private static Asked refused(String detail) {
        return new Asked.Refused(Problem.of(ProblemType.INVALID_PARAMETER, detail));
    }
}
