package eu.briefwissel.queue;

import eu.briefwissel.delivery.Stage;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;

/**
 * One way for wake-ups to travel. It may lose, delay, double and reorder them: whoever is woken looks at the rows, and the
 * scheduled function looks without being woken.
 */
public interface Transport {

    QueueConfig.Carrier carrier();

    /** Called once when the process starts; throws {@link QueueNotUsable} where a setting is missing. */
    void open();

    /** Whether the other side can be reached now: the item comes when it answers anything, a failure where it does not. */
    Uni<Void> reach();

    /** Sends one; the item comes when the other side has it. A failure means it is lost, or came all the same. */
    Uni<Void> send(Stage stage);

    /**
     * Has {@code listener} told of wake-ups from now on, from this process too. Its {@link Uni} ends when the work was
     * looked at, and fails where it could not be: a transport that can hand a wake-up out again does so then.
     *
     * @param stages those of this process
     */
    void listen(Set<Stage> stages, Function<Stage, Uni<Void>> listener);

    /** Whether wake-ups of this stage travel at all; those of the others are told within the process. */
    boolean carries(Stage stage);

    /** How long wake-ups of one stage gather before one is sent for all of them. */
    Duration gathering();
}
