package eu.briefwissel.secret.aws;

import eu.briefwissel.secret.SecretsChanged;
import jakarta.enterprise.context.ApplicationScoped;
import org.crac.Context;
import org.crac.Resource;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A snapshot of a process has its secrets in it, as they were when it was taken. Restored, it asks for them again: where one has
 * changed, it must not go on, for what it sealed under an old key would not be read again.
 */
@ApplicationScoped
class SecretsOverSnapshots implements Resource {

    private static final Logger LOG = Logger.getLogger(SecretsOverSnapshots.class);

    private final FetchedSecrets fetched;

    SecretsOverSnapshots() {
        this(FetchedSecrets.OF_THIS_PROCESS);
    }

    SecretsOverSnapshots(FetchedSecrets fetched) {
        this.fetched = fetched;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        // They have to be there afterwards: settings are read when the process starts.
    }

    /** Where nobody answers, it goes on with those it has, which are most likely still right. */
    @Override
    public void afterRestore(Context<? extends Resource> context) {
        try {
            if (fetched.haveChanged()) {
                var changed = new SecretsChanged();
                // What Lambda is told is the name of an exception around it, and no more.
                LOG.error(changed.getMessage());
                throw changed;
            }
        } catch (SdkException failure) { // its message may repeat the name, never the secret
            LOG.warnf(
                    "secrets were not compared after a restore: %s",
                    failure.getClass().getSimpleName());
        }
    }
}
