package eu.briefwissel.local;

import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.Clients;
import eu.briefwissel.store.TenantDirectory;
import eu.briefwissel.tenant.Role;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Gives the sandbox tenant to a gateway that was started with the sandbox: its settings are those of the sandbox
 * operators' account, its clients' secrets stand in the data directory.
 */
@ApplicationScoped
class SandboxTenant {

    static final String ID = "sandbox";

    private static final Logger LOG = Logger.getLogger(SandboxTenant.class);
    private static final String DISPLAY_NAME = "Gemeente Voorbeeld";

    /** Where the links in its letters lead: to a site that is nobody's. */
    private static final String DEEP_LINKS = "https://mijn.gemeente-voorbeeld.example/bericht/";

    private final TenantDirectory tenants;
    private final Clients clients;

    SandboxTenant(TenantDirectory tenants, Clients clients) {
        this.tenants = tenants;
        this.clients = clients;
    }

    void onStart(@Observes StartupEvent event) {
        GatewayMachine.running().ifPresent(this::prepare);
    }

    private void prepare(GatewayMachine machine) {
        TenantId tenant = new TenantId(ID);
        await(() -> tenants.create(tenant, DISPLAY_NAME));
        await(() -> tenants.put(tenant, machine.account()));
        await(() -> tenants.put(tenant, Map.of("deep_link_base", DEEP_LINKS)));
        machine.clients()
                .byRole()
                .forEach((name, client) -> Role.named(name)
                        .ifPresent(role ->
                                await(() -> clients.register(tenant, client.clientId(), role, client.clientSecret()))));
        EnvironmentFile.write(machine.data().path().resolve("sandbox.env"), machine.settings());
        LOG.infof(
                "sandbox operators: http://localhost:%d/sandbox",
                machine.sandbox().httpPort());
        LOG.info("try next: examples/tour.sh");
    }

    private static <T> void await(Supplier<Uni<T>> work) {
        try {
            VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the sandbox tenant cannot be made ready", e);
        }
    }
}
