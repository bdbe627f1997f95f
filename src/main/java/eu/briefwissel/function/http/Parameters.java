package eu.briefwissel.function.http;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Status;
import eu.briefwissel.trace.FollowMessages;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what stands in paths and queries; a refusal never repeats it. */
final class Parameters {

    private static final int USUAL = 50;
    private static final int LONGEST_REFERENCE = 100;

    private Parameters() {}

    /** What a search asks for, or the problem with it. */
    sealed interface Asked {
        record For(FollowMessages.Search search) implements Asked {}

        record Refused(Problem problem) implements Asked {}
    }

    static Asked search(
            @Nullable String reference, @Nullable String status, @Nullable String after, @Nullable String limit) {
        if (reference == null
                || reference.isBlank()
                || reference.length() > LONGEST_REFERENCE
                || reference.chars().anyMatch(Character::isISOControl)) {
            return refused("reference is needed, 1 to 100 characters");
        }
        Optional<Status> wanted = Optional.ofNullable(status).flatMap(Status::named);
        if (status != null && wanted.isEmpty()) {
            return refused("status is not one of the API's");
        }
        Optional<DeliveryId> behind = Optional.ofNullable(after).flatMap(Parameters::id);
        if (after != null && behind.isEmpty()) {
            return refused("after is not a cursor that was given as next");
        }
        Optional<Integer> most =
                limit == null ? Optional.of(USUAL) : number(limit).filter(n -> n >= 1 && n <= FollowMessages.MOST);
        return most.<Asked>map(m -> new Asked.For(new FollowMessages.Search(reference, wanted, behind, m)))
                .orElseGet(() -> refused("limit is a whole number from 1 to " + FollowMessages.MOST));
    }

    /** The answer for a delivery's id; what is no id names nothing. */
    static Uni<Response> withId(String text, Function<DeliveryId, Uni<Response>> answer) {
        return id(text).map(answer).orElseGet(Parameters::notFound);
    }

    static Uni<Response> notFound() {
        return Uni.createFrom().item(Problem.of(ProblemType.NOT_FOUND).response());
    }

    private static Optional<DeliveryId> id(String text) {
        try {
            return Optional.of(DeliveryId.parse(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** A place in a list, from 0. */
    static Optional<Integer> index(String text) {
        return number(text).filter(n -> n >= 0);
    }

    private static Optional<Integer> number(String text) {
        try {
            return Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static Asked refused(String detail) {
        return new Asked.Refused(Problem.of(ProblemType.INVALID_PARAMETER, detail));
    }
}
