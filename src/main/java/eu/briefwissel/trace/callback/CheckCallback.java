package eu.briefwissel.trace.callback;

import eu.briefwissel.delivery.EvidenceKind;
import eu.briefwissel.request.Violations;
import eu.briefwissel.store.Callbacks;
import eu.briefwissel.store.EventStream;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a callback has to be. */
@ApplicationScoped
class CheckCallback {

    private static final Set<String> KINDS =
            Arrays.stream(EvidenceKind.values()).map(EvidenceKind::wireName).collect(Collectors.toUnmodifiableSet());

    private final ReceiverUrl.Allowed allowed;

    CheckCallback(CallbackConfig config) {
        this.allowed = new ReceiverUrl.Allowed(config.plainHttp(), config.privateAddresses());
    }

    /** Empty where it breaks rules, which are noted. */
    Optional<Callbacks.Wanted> check(CallbackRequest request, Violations violations) {
        String url = Objects.requireNonNullElse(request.url(), "").strip();
        ReceiverUrl.broken(url, allowed).ifPresent(sentence -> violations.add("/url", "url", sentence));
        List<@Nullable String> kinds = Objects.requireNonNullElse(request.kinds(), List.of());
        if (!KINDS.containsAll(
                kinds.stream().map(kind -> Objects.requireNonNullElse(kind, "")).toList())) {
            violations.add("/kinds", "kinds", "must be kinds of evidence, as the stream of events names them");
        }
        Optional<EventStream.Cursor> after =
                Optional.ofNullable(request.after()).flatMap(text -> cursor(text, violations));
        return violations.isEmpty()
                ? Optional.of(new Callbacks.Wanted(
                        url,
                        kinds.stream().filter(Objects::nonNull).distinct().toList(),
                        Objects.requireNonNullElse(request.active(), true),
                        after))
                : Optional.empty();
    }

    /** Empty where it is none, which is noted. */
    static Optional<EventStream.Cursor> cursor(@Nullable String text, Violations violations) {
        Optional<EventStream.Cursor> place = Optional.ofNullable(text).flatMap(EventStream.Cursor::parse);
        if (place.isEmpty()) {
            violations.add("/after", "after", "must be a cursor of the stream of events, 0-0 for its beginning");
        }
        return place;
    }
}
