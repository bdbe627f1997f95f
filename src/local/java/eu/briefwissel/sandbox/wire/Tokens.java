package eu.briefwissel.sandbox.wire;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The access tokens of one operator: opaque, short-lived, revocable. */
public final class Tokens {
    private static final String SCHEME = "Bearer ";
    private static final int MANY = 1_000;

    private final InstantSource clock;
    private final Duration life;
    private final SecureRandom random = new SecureRandom();
    private final ConcurrentHashMap<String, Instant> expiry = new ConcurrentHashMap<>();

    /** Tokens that live that long by the clock. */
    public Tokens(InstantSource clock, Duration life) {
        this.clock = clock;
        this.life = life;
    }

    public Duration life() {
        return life;
    }

    /** A fresh token. */
    public String issue() {
        var bytes = new byte[24];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        expiry.put(token, clock.instant().plus(life));
        if (expiry.size() > MANY) {
            expiry.values().removeIf(until -> !clock.instant().isBefore(until));
        }
        return token;
    }

    /** Whether the call bears a token that is known and has not expired (RFC 6750, section 2.1). */
    public boolean allow(Call call) {
        return bearer(call).map(expiry::get).filter(clock.instant()::isBefore).isPresent();
    }

    /** Revokes the token that the call bears. */
    public void revoke(Call call) {
        bearer(call).ifPresent(expiry::remove);
    }

    private static Optional<String> bearer(Call call) {
        return call.header("Authorization")
                .filter(value -> value.startsWith(SCHEME))
                .map(value -> value.substring(SCHEME.length()));
    }
}
