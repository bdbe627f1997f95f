package eu.briefwissel.onboarding;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one who makes tenants: no tenant's client, and so none that could read a message. Its secret is a setting of the
 * installation.
 */
@ApplicationScoped
public class Provisioner {

    /** Its client id; a tenant's clients have a dot in theirs. */
    public static final String CLIENT_ID = "provisioner";

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7E]{32,200}");

    private final Optional<byte[]> secret;

    Provisioner(OnboardingConfig config) {
        this.secret = config.secret().filter(text -> !text.isBlank()).map(Provisioner::checked);
    }

    /** Whether it is the secret; never, where none is set. */
    public boolean knows(String given) {
        return secret.filter(known -> MessageDigest.isEqual(known, given.getBytes(UTF_8)))
                .isPresent();
    }

    private static byte[] checked(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "briefwissel.provisioning.secret must have 32 to 200 visible ASCII characters");
        }
        return text.getBytes(US_ASCII);
    }
}
