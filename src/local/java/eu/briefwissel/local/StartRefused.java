package eu.briefwissel.local;

import java.io.Serial;

/** Something on this machine has to change before Briefwissel can start; the message is one sentence for its operator. */
public final class StartRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public StartRefused(String sentence) {
        super(sentence);
    }

    public StartRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
