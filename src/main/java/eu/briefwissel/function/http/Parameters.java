package eu.briefwissel.function.http;

import eu.briefwissel.delivery.DeliveryId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Reads what stands in paths and queries; a refusal never repeats it. */
final class Parameters {

    private Parameters() {}

    /** The answer for a delivery's id; what is no id names nothing. */
    static Uni<Response> withId(String text, Function<DeliveryId, Uni<Response>> answer) {
        return id(text).map(answer).orElseGet(Parameters::notFound);
    }

    static Uni<Response> notFound() {
        return Uni.createFrom().item(Problem.of(ProblemType.NOT_FOUND).response());
    }

    static Optional<DeliveryId> id(String text) {
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
}
