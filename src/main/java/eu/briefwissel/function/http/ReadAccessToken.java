package eu.briefwissel.function.http;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** Has bearer tokens verified by {@link AccessTokens}, with our key and our clock instead of configured ones. */
@ApplicationScoped
@Alternative
@Priority(1)
class ReadAccessToken extends JWTCallerPrincipalFactory {

    private final AccessTokens tokens;

    @Inject
    ReadAccessToken(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo configured) throws ParseException {
        try {
            return new DefaultJWTCallerPrincipal(tokens.verify(token));
        } catch (InvalidJwtException _) { // its message quotes the claims
            throw new ParseException("not a token of ours, or no longer");
        }
    }
}
