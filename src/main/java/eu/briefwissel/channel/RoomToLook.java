package eu.briefwissel.channel;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.Supplier;

/** Room for looks into documents that somebody waits for. Found by injection, where the function {@code document} is compiled in. */
public interface RoomToLook {

    /**
     * Does it when there is room for so many bytes; empty where too many wait already.
     *
     * @param work begun once, when there is room
     */
    <T> Uni<Optional<T>> unlessFull(long bytes, Supplier<Uni<T>> work);
}
