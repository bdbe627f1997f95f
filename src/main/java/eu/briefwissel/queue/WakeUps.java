package eu.briefwissel.queue;

import eu.briefwissel.delivery.Stage;
import java.util.function.Consumer;

/** Carries wake-ups between processes; at best soon, at worst not at all. */
public interface WakeUps {

    /** Says that {@code stage} has work that is due. To be called after the commit; returns at once and never fails. */
    void wake(Stage stage);

    /** Has {@code listener} told of every wake-up from now on, from this process too; it must return at once. */
    void listen(Consumer<Stage> listener);
}
