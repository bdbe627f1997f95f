package eu.briefwissel.function.lambda;

import eu.briefwissel.delivery.Stage;

/** The store could not be asked for a stage's work; nothing was claimed. */
final class WorkNotTakenUp extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WorkNotTakenUp(Stage stage, Throwable cause) {
        super("could not take up work, stage=" + stage.wireName(), cause);
    }
}
