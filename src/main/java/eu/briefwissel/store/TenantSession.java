package eu.briefwissel.store;

import eu.briefwissel.delivery.TenantId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Runs Hibernate Reactive sessions that see one tenant's rows; for rows that come one at a time. */
@ApplicationScoped
class TenantSession {

    private static final String SET_TENANT = "select set_config('briefwissel.tenant', :tenant, true)";

    /** Commits what {@code work} did when its {@link Uni} has an item. Must be called on an event loop. */
    <T> Uni<T> in(TenantId tenant, Supplier<Uni<T>> work) {
        return Panache.withTransaction(() -> Panache.getSession()
                .chain(session -> session.createNativeQuery(SET_TENANT, String.class)
                        .setParameter("tenant", tenant.value())
                        .getSingleResult())
                .chain(() -> work.get()));
    }
}
