package eu.briefwissel.secret.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.briefwissel.secret.SecretReference;
import eu.briefwissel.secret.SecretUnread;
import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Puts secrets in the place of what refers to them, when the process starts: each is fetched once, however many settings
 * take a field of it. Only in settings of text. After expressions were expanded, so that none in a secret is.
 */
public final class ReadReferences implements ConfigSourceInterceptor {

    private static final long serialVersionUID = 1L;

    static final int AFTER_EXPRESSIONS = 9_000;

    /**
     * Settings that are text as they are. All others are converted, and a converter quotes what it cannot read; none of these
     * ever meets one.
     */
    private static final Pattern OF_TEXT =
            Pattern.compile("(.*[._-])?(username|user|password|secret|key)", Pattern.CASE_INSENSITIVE);

    private final transient FetchedSecrets fetched;
    private final transient ObjectMapper json = new ObjectMapper();

    /** With the keepers of the account and region that the process runs in. */
    public ReadReferences() {
        this(FetchedSecrets.OF_THIS_PROCESS);
    }

    ReadReferences(FetchedSecrets fetched) {
        this.fetched = fetched;
    }

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue value = context.proceed(name);
        return value == null || value.getValue() == null
                ? value
                : SecretReference.in(value.getValue())
                        .map(reference -> value.withValue(secret(name, reference)))
                        .orElse(value);
    }

    private String secret(String setting, SecretReference reference) {
        if (!OF_TEXT.matcher(setting).matches()) {
            throw new SecretUnread(setting, "only what ends in username, user, password, secret or key may be one");
        }
        try {
            String whole = fetched.whole(reference);
            return reference.field().map(field -> field(setting, whole, field)).orElse(whole);
        } catch (AwsServiceException refused) { // its message may repeat the name, never the secret
            throw new SecretUnread(setting, refused.awsErrorDetails().errorCode());
        } catch (SdkException failure) {
            throw new SecretUnread(setting, failure.getClass().getSimpleName());
        }
    }

    private String field(String setting, String whole, String field) {
        return parsed(setting, whole)
                .map(object -> object.get(field))
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asText)
                .orElseThrow(() -> new SecretUnread(setting, "it has no field " + field));
    }

    private Optional<JsonNode> parsed(String setting, String whole) {
        try {
            return Optional.ofNullable(json.readTree(whole));
        } catch (JsonProcessingException _) { // it quotes what it could not parse
            throw new SecretUnread(setting, "it is not JSON, of which a field could be taken");
        }
    }
}
