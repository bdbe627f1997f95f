package eu.briefwissel.secret.aws;

import eu.briefwissel.secret.SecretReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What was fetched, each once, and stays in memory as long as the process, also over a snapshot of it. */
final class FetchedSecrets {

    static final FetchedSecrets OF_THIS_PROCESS = new FetchedSecrets(new AwsKeepers());

    private final AwsKeepers keepers;
    private final Map<SecretReference, String> known = new ConcurrentHashMap<>();

    FetchedSecrets(AwsKeepers keepers) {
        this.keepers = keepers;
    }

    /** The whole secret, as {@link AwsKeepers#fetch}, asked for by the first call only. */
    String whole(SecretReference reference) {
        return known.computeIfAbsent(reference.whole(), keepers::fetch);
    }

    /** Asks for all of them again: which of them are others now; throws as {@link AwsKeepers#fetch}. */
    boolean haveChanged() {
        return known.entrySet().stream()
                .anyMatch(secret -> !keepers.fetch(secret.getKey()).equals(secret.getValue()));
    }
}
