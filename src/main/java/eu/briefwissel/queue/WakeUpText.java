package eu.briefwissel.queue;

import eu.briefwissel.delivery.Stage;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A wake-up as it travels: the name of a stage, and nothing else. */
public final class WakeUpText {

    /** The stages of the function publish, which is woken from outside; the scheduled function has those that are left. */
    public static final Set<Stage> TRAVELLING = Set.of(Stage.RESOLVE, Stage.PUBLISH);

    /** The stages of the function document, which is woken apart: what it does takes longer, and others need not know of it. */
    public static final Set<Stage> OF_DOCUMENTS = Set.of(Stage.INSPECT);

    private static final String EVENT_TYPE = "eu.briefwissel.work.due";
    private static final String EVENT_TYPE_OF_DOCUMENTS = "eu.briefwissel.inspection.due";

    private WakeUpText() {}

    public static String of(Stage stage) {
        return stage.wireName();
    }

    /** The type of the CloudEvents that are wake-ups; their subject is the stage. */
    public static String eventType(Stage stage) {
        return OF_DOCUMENTS.contains(stage) ? EVENT_TYPE_OF_DOCUMENTS : EVENT_TYPE;
    }

    /** The stage that it names; empty where it is no wake-up of a function that is woken from outside. White space around it is not counted. */
    public static Optional<Stage> read(String text) {
        String name = text.strip();
        return Stream.concat(TRAVELLING.stream(), OF_DOCUMENTS.stream())
                .filter(stage -> stage.wireName().equals(name))
                .findFirst();
    }
}
