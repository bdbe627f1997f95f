package eu.briefwissel.function.http;

import eu.briefwissel.ingest.IdentifyClient;
import eu.briefwissel.onboarding.Provisioner;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/**
 * Issues and verifies the installation's access tokens: JWTs with HS256 under a key derived from the master key, so that
 * every process verifies what any of them issued, and no key has to be configured.
 */
@ApplicationScoped
class AccessTokens {

    /** The claim that names the tenant. */
    static final String TENANT = "tenant";

    static final Duration LIFE = Duration.ofHours(1);
    private static final String ISSUER = "briefwissel";
    private static final String AUDIENCE = "briefwissel";

    /** Only this one: a token that names another algorithm, or none, is no token (RFC 8725, 3.1). */
    private static final AlgorithmConstraints HS256 =
            new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256);

    private final SecretKey key;
    private final InstantSource clock;

    AccessTokens(IdentifyClient clients, InstantSource clock) {
        this.key = new SecretKeySpec(clients.tokenKey(), "HmacSHA256");
        this.clock = clock;
    }

    String issue(IdentifyClient.Identified client) {
        return signed(claims(client.clientId(), client.role().wireName())
                .claim(TENANT, client.tenant().value()));
    }

    /** A token that names no tenant, so that nothing of a tenant's answers to it. */
    String issueToProvisioner() {
        return signed(claims(Provisioner.CLIENT_ID, Roles.PROVISIONER));
    }

    private JwtClaimsBuilder claims(String clientId, String role) {
        Instant now = clock.instant();
        return Jwt.claims()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(clientId)
                .groups(role)
                .issuedAt(now)
                .expiresAt(now.plus(LIFE));
    }

    private String signed(JwtClaimsBuilder claims) {
        return claims.jws().algorithm(SignatureAlgorithm.HS256).sign(key);
    }

    /** The claims of a token that is ours and has not expired. */
    JwtClaims verify(String token) throws InvalidJwtException {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(HS256)
                .setVerificationKey(key)
                .setExpectedIssuer(ISSUER)
                .setExpectedAudience(AUDIENCE)
                .setRequireSubject()
                .setRequireExpirationTime()
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .build()
                .processToClaims(token);
    }
}
