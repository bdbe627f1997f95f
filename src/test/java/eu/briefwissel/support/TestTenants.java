package eu.briefwissel.support;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.Clients;
import eu.briefwissel.store.SenderRegister;
import eu.briefwissel.store.TenantDirectory;
import eu.briefwissel.tenant.OnboardingStep;
import eu.briefwissel.tenant.Role;
import eu.briefwissel.tenant.Senders;
import eu.briefwissel.tenant.StepTaken;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes tenants, one a test, so that tests share a database without seeing one another's rows. */
@ApplicationScoped
public class TestTenants {

    private final TenantDirectory directory;
    private final Clients clients;
    private final SenderRegister register;

    TestTenants(TenantDirectory directory, Clients clients, SenderRegister register) {
        this.register = register;
        this.directory = directory;
        this.clients = clients;
    }

    /** A new tenant with a name of its own, a client a role and no settings. */
    public TestTenant fresh() {
        return fresh(Map.of());
    }

    /** A new tenant with these settings. */
    public TestTenant fresh(Map<String, String> settings) {
        return named("t-" + UUID.randomUUID().toString().substring(0, 13), settings);
    }

    /** The tenant of that name, made where it does not exist yet. */
    public TestTenant named(String name, Map<String, String> settings) {
        TenantId tenant = new TenantId(name);
        await(() -> directory.create(tenant, "Gemeente Voorbeeld").chain(() -> directory.put(tenant, settings)));
        Map<Role, TestTenant.Client> byRole = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            var client = new TestTenant.Client(
                    name + "." + role.wireName(), "secret-" + UUID.randomUUID().toString());
            await(() -> clients.register(tenant, client.id(), role, client.secret()));
            byRole.put(role, client);
        }
        return new TestTenant(tenant, byRole);
    }

    /** Changes these settings of a tenant. */
    public void set(TestTenant tenant, Map<String, String> settings) {
        await(() -> directory.put(tenant.id(), settings));
    }

    /** Writes down that a sender has taken a step on its way into production with both operators, as if that were proven. */
    public void taken(TestTenant tenant, String sender, OnboardingStep step) {
        var now = Instant.parse("2026-11-30T12:00:00Z");
        for (ChannelName channel : List.of(ChannelName.EBOX_CITIZEN, ChannelName.EBOX_ENTERPRISE)) {
            var taken =
                    new StepTaken(channel, step, LocalDate.parse("2026-11-30"), "a test", Optional.empty(), true, now);
            await(() -> directory
                    .settings(tenant.id())
                    .chain(settings -> register.take(
                            settings, settings.senders().named(sender).orElseThrow(), taken)));
        }
    }

    /** A step of the sender's is taken back, with both operators. */
    public void takenBack(TestTenant tenant, String sender, OnboardingStep step) {
        for (ChannelName channel : List.of(ChannelName.EBOX_CITIZEN, ChannelName.EBOX_ENTERPRISE)) {
            await(() -> register.takeBack(tenant.id(), sender, new Senders.Step(channel, step)));
        }
    }

    /** Waits for what has to run on an event loop. */
    public static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
