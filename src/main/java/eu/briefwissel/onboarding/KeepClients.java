package eu.briefwissel.onboarding;

import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.request.Answer;
import eu.briefwissel.request.ReadJson;
import eu.briefwissel.request.Violations;
import eu.briefwissel.store.Clients;
import eu.briefwissel.tenant.Client;
import eu.briefwissel.tenant.Role;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Keeps a tenant's clients: who may ask for tokens, and for which role. */
@ApplicationScoped
public class KeepClients {

    private static final ReadJson<ClientRequest> CLIENT = new ReadJson<>(ClientRequest.class);
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private final Clients clients;

    KeepClients(Clients clients) {
        this.clients = clients;
    }

    /** Whether it may be a client's name: 1 to 40 of a-z, 0-9 and -; its id is {@code <tenant>.<name>}. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** All of them, those that were revoked too. Must be called on an event loop. */
    public Uni<List<Client>> all(TenantId tenant) {
        return clients.all(tenant);
    }

    /**
     * Makes a client, or gives one that exists this role and a new secret; tokens that the old one got live on until they
     * expire. Must be called on an event loop.
     *
     * @param name see {@link #isName}
     * @param body the JSON of a {@link ClientRequest}
     */
    public Uni<Answer<NewSecret>> put(TenantId tenant, String name, byte[] body) {
        Violations violations = new Violations();
        return switch (CLIENT.read(body, violations)) {
            case ReadJson.Reading.Malformed<ClientRequest>(int line, int column, String sentence) ->
                Uni.createFrom().item(new Answer.Malformed<>(line, column, sentence));
            case ReadJson.Reading.Misshapen<ClientRequest> _ -> invalid(violations);
            case ReadJson.Reading.Read<ClientRequest>(ClientRequest request) ->
                role(request, violations)
                        .map(role -> registered(NewSecret.of(tenant, name, role), tenant))
                        .orElseGet(() -> invalid(violations));
        };
    }

    /** Gives it no more tokens; false where there is no such client. Must be called on an event loop. */
    public Uni<Boolean> revoke(TenantId tenant, String name) {
        return clients.revoke(tenant, tenant + "." + name);
    }

    private Uni<Answer<NewSecret>> registered(NewSecret secret, TenantId tenant) {
        return clients.register(tenant, secret.clientId(), secret.role(), secret.secret())
                .replaceWith(new Answer.Kept<>(secret));
    }

    private static Optional<Role> role(ClientRequest request, Violations violations) {
        Optional<Role> role = Optional.ofNullable(request.role()).flatMap(Role::named);
        if (role.isEmpty()) {
            violations.add("/role", "role", "must be sender, operator, auditor or administrator");
        }
        return violations.isEmpty() ? role : Optional.empty();
    }

    private static Uni<Answer<NewSecret>> invalid(Violations violations) {
        return Uni.createFrom().item(new Answer.Invalid<>(violations.all()));
    }
}
