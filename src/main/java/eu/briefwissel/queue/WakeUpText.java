package eu.briefwissel.queue;

import eu.briefwissel.delivery.Stage;
import java.util.Optional;
import java.util.Set;

/** A wake-up as it travels: the name of a stage, and nothing else. */
public final class WakeUpText {

    /** The stages of the function publish, which is woken from outside; the scheduled function has those that are left. */
    public static final Set<Stage> TRAVELLING = Set.of(Stage.RESOLVE, Stage.PUBLISH);

    /** The type of the CloudEvents that are wake-ups; their subject is the stage. */
    public static final String EVENT_TYPE = "eu.briefwissel.work.due";

    private WakeUpText() {}

    public static String of(Stage stage) {
        return stage.wireName();
    }

    /** The stage that it names; empty where it is no wake-up of the function publish. White space around it is not counted. */
    public static Optional<Stage> read(String text) {
        String name = text.strip();
        return TRAVELLING.stream()
                .filter(stage -> stage.wireName().equals(name))
                .findFirst();
    }
}
