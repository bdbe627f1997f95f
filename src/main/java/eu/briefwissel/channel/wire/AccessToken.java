package eu.briefwissel.channel.wire;

import io.quarkus.oidc.client.Tokens;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A bearer token and how long it serves. Never printed.
 *
 * @param refreshAt from when on a new one is asked for, while this one still serves
 * @param expiresAt from when on the operator refuses it
 */
record AccessToken(String value, Instant refreshAt, Instant expiresAt) {

    /** BBK 1.7: 3600 seconds where {@code expires_in} is absent. */
    private static final long USUAL_LIFE_SECONDS = 3600;

    /** Read from the endpoint's answer; a {@link NoToken} where there is none in it. */
    static AccessToken from(Tokens tokens, Instant now) {
        String value = tokens.getAccessToken();
        if (value == null || value.isBlank()) {
            throw new NoToken();
        }
        Duration life = life(tokens.get("expires_in"));
        return new AccessToken(value, now.plus(life.multipliedBy(9).dividedBy(10)), now.plus(life));
    }

    private static Duration life(@Nullable String expiresIn) {
        if (expiresIn == null || !expiresIn.matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(USUAL_LIFE_SECONDS);
        }
        return Duration.ofSeconds(Long.parseLong(expiresIn));
    }

    boolean isFreshAt(Instant now) {
        return now.isBefore(refreshAt);
    }

    boolean servesAt(Instant now) {
        return now.isBefore(expiresAt);
    }

    @Override
    public String toString() {
        return "access token until " + expiresAt + ": redacted";
    }
}
