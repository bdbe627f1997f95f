package eu.briefwissel.queue;

import eu.briefwissel.delivery.Decision;
import eu.briefwissel.delivery.Stage;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Carries wake-ups between processes; at best soon, at worst not at all. */
public interface WakeUps {

    /** Says that {@code stage} has work that is due. To be called after the commit; returns at once and never fails. */
    void wake(Stage stage);

    /** Has {@code listener} told of every wake-up from now on, from this process too; it must return at once. */
    void listen(Consumer<Stage> listener);

    /** Wakes the stages whose work a committed decision made due by {@code now}. */
    default void wakeFor(Decision committed, Instant now) {
        committed.work().stream()
                .flatMap(List::stream)
                .filter(work -> !work.dueAt().isAfter(now))
                .forEach(work -> wake(work.stage()));
    }
}
