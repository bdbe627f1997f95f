package eu.briefwissel.function.http;

import eu.briefwissel.delivery.TenantId;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who calls: what the verified token says, and nothing that the request says beside it. */
@RequestScoped
class Caller {

    private final JsonWebToken token;

    Caller(JsonWebToken token) {
        this.token = token;
    }

    TenantId tenant() {
        return new TenantId(token.<String>getClaim(AccessTokens.TENANT));
    }

    String clientId() {
        return token.getSubject();
    }
}
