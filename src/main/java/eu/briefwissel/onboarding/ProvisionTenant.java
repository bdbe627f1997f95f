package eu.briefwissel.onboarding;

import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.request.Answer;
import eu.briefwissel.request.ReadJson;
import eu.briefwissel.request.Violations;
import eu.briefwissel.store.Clients;
import eu.briefwissel.store.NoSuchTenant;
import eu.briefwissel.store.TenantDirectory;
import eu.briefwissel.tenant.Role;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Makes a tenant, with a key and a first administrator of its own. */
@ApplicationScoped
public class ProvisionTenant {

    private static final ReadJson<TenantRequest> TENANT = new ReadJson<>(TenantRequest.class);
    private static final String NAME = "/displayName";
    private static final int LONGEST_NAME = 200;

    private final TenantDirectory tenants;
    private final Clients clients;

    ProvisionTenant(TenantDirectory tenants, Clients clients) {
        this.tenants = tenants;
        this.clients = clients;
    }

    /**
     * Makes the tenant, and its administrator {@code <tenant>.administrator}; {@link Answer.ThereBefore} where there is one
     * of that id. Must be called on an event loop.
     *
     * @param body the JSON of a {@link TenantRequest}
     */
    public Uni<Answer<NewSecret>> make(TenantId tenant, byte[] body) {
        Violations violations = new Violations();
        return switch (TENANT.read(body, violations)) {
            case ReadJson.Reading.Malformed<TenantRequest>(int line, int column, String sentence) ->
                Uni.createFrom().item(new Answer.Malformed<>(line, column, sentence));
            case ReadJson.Reading.Misshapen<TenantRequest> _ -> invalid(violations);
            case ReadJson.Reading.Read<TenantRequest>(TenantRequest request) ->
                displayName(request, violations).map(name -> made(tenant, name)).orElseGet(() -> invalid(violations));
        };
    }

    /**
     * Gives the administrator {@code <tenant>.administrator} a new secret, whether it was lost or revoked;
     * {@link Answer.NotThere} where there is no such tenant. Must be called on an event loop.
     */
    public Uni<Answer<NewSecret>> renewAdministrator(TenantId tenant) {
        return tenants.settings(tenant)
                .<Answer<NewSecret>>chain(() -> administrator(tenant))
                .onFailure(NoSuchTenant.class)
                .recoverWithItem(new Answer.NotThere<>());
    }

    /** A tenant without an administrator, because we were cut off between the two, gets one by {@link #renewAdministrator}. */
    private Uni<Answer<NewSecret>> made(TenantId tenant, String name) {
        return tenants.create(tenant, name)
                .chain(created ->
                        created ? administrator(tenant) : Uni.createFrom().item(new Answer.ThereBefore<>()));
    }

    private Uni<Answer<NewSecret>> administrator(TenantId tenant) {
        NewSecret secret = NewSecret.of(tenant, Role.ADMINISTRATOR.wireName(), Role.ADMINISTRATOR);
        return clients.register(tenant, secret.clientId(), secret.role(), secret.secret())
                .replaceWith(new Answer.Kept<>(secret));
    }

    private static Optional<String> displayName(TenantRequest request, Violations violations) {
        Optional<String> name = Optional.ofNullable(request.displayName()).map(String::strip);
        if (name.filter(n -> !n.isEmpty() && n.codePointCount(0, n.length()) <= LONGEST_NAME)
                .filter(n -> n.chars().noneMatch(Character::isISOControl))
                .isEmpty()) {
            violations.add(NAME, "length", "must have 1 to " + LONGEST_NAME + " characters on one line");
        }
        return violations.isEmpty() ? name : Optional.empty();
    }

    private static Uni<Answer<NewSecret>> invalid(Violations violations) {
        return Uni.createFrom().item(new Answer.Invalid<>(violations.all()));
    }
}
