package eu.briefwissel.store;

import eu.briefwissel.crypto.LinkTokens;
import eu.briefwissel.crypto.MasterKey;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tenants, their keys and their settings, kept in memory for a while. */
@ApplicationScoped
public class TenantDirectory {

    private static final String INSERT_TENANT = """
            insert into tenant (tenant, display_name, key_wrapped, created_at)
            values ($1, $2, $3, $4)
            on conflict (tenant) do nothing
            """;

    private static final String PUT_SETTING = """
            insert into setting (tenant, name, value_sealed)
            values ($1, $2, $3)
            on conflict (tenant, name) do update set value_sealed = excluded.value_sealed
            """;

    private static final String SELECT = """
            select t.display_name, t.key_wrapped, s.name, s.value_sealed
              from tenant t
              left join setting s on s.tenant = t.tenant
             where t.tenant = $1
            """;

    private final TenantTransactions transactions;
    private final MasterKey master;
    private final Duration life;
    private final InstantSource clock;
    private final Map<TenantId, Known> known = new ConcurrentHashMap<>();

    TenantDirectory(TenantTransactions transactions, StoreConfig config, InstantSource clock) {
        this.transactions = transactions;
        this.master = MasterKey.parse(config.masterKey(), Randomness.SOURCE);
        this.life = config.tenantCache();
        this.clock = clock;
    }

    private record Known(Vault vault, Settings settings, Instant until) {}

    /** Creates the tenant with a key of its own, where it does not exist; true where it was created. */
    public Uni<Boolean> create(TenantId tenant, String displayName) {
        byte[] key = Vault.newTenantKey(master, tenant);
        Tuple row = Tuple.of(tenant.value(), displayName, Columns.buffer(key), Columns.utc(clock.instant()));
        return transactions
                .in(
                        tenant,
                        connection -> connection.preparedQuery(INSERT_TENANT).execute(row))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Sets the named settings and leaves the others; a value is sealed before it is written. */
    public Uni<Void> put(TenantId tenant, Map<String, String> values) {
        return vault(tenant)
                .chain(vault -> transactions.in(tenant, connection -> putAll(connection, tenant, vault, values)))
                .invoke(() -> known.remove(tenant));
    }

    /** The tenant's settings; fails with {@link NoSuchTenant}. */
    public Uni<Settings> settings(TenantId tenant) {
        return known(tenant).map(Known::settings);
    }

    /** The tenant's settings as they stand in the database now; fails with {@link NoSuchTenant}. */
    public Uni<Settings> settingsNow(TenantId tenant) {
        return Uni.createFrom().deferred(() -> {
            forget(tenant);
            return settings(tenant);
        });
    }

    /** Makes and reads the tokens of the tenant's deep links; fails with {@link NoSuchTenant}. */
    public Uni<LinkTokens> links(TenantId tenant) {
        return vault(tenant).map(Vault::links);
    }

    Uni<Vault> vault(TenantId tenant) {
        return known(tenant).map(Known::vault);
    }

    /** The next to ask reads what stands in the database now. */
    void forget(TenantId tenant) {
        known.remove(tenant);
    }

    /** Throws {@link eu.briefwissel.crypto.SealBroken} where the master key does not open this tenant's key. */
    void tryKey(TenantId tenant, byte[] wrapped) {
        master.unwrap(wrapped, tenant.value()).destroy();
    }

    /** A key of the installation for one purpose, such as signing tokens. */
    public byte[] installationKey(String purpose) {
        return master.derive(purpose).bytes();
    }

    private Uni<Known> known(TenantId tenant) {
        Known cached = known.get(tenant);
        if (cached != null && clock.instant().isBefore(cached.until())) {
            return Uni.createFrom().item(cached);
        }
        return transactions
                .in(
                        tenant,
                        connection -> connection
                                .preparedQuery(SELECT)
                                .execute(Tuple.of(tenant.value()))
                                .chain(settings -> SenderRows.select(connection, tenant.value())
                                        .map(senders -> read(tenant, settings, senders))))
                .invoke(fresh -> known.put(tenant, fresh));
    }

    private Known read(TenantId tenant, RowSet<Row> rows, RowSet<Row> senders) {
        if (rows.size() == 0) {
            throw new NoSuchTenant(tenant);
        }
        Row first = rows.iterator().next();
        Vault vault = Vault.open(master, tenant, Columns.bytes(first, "key_wrapped"));
        Map<String, String> values = new HashMap<>();
        for (Row row : rows) {
            String name = row.getString("name");
            if (name != null) {
                values.put(name, vault.openSetting(name, Columns.bytes(row, "value_sealed")));
            }
        }
        Settings settings = new Settings(tenant, first.getString("display_name"), values);
        return new Known(
                vault,
                settings.with(SenderRows.read(vault, settings, senders)),
                clock.instant().plus(life));
    }

    private static Uni<Void> putAll(
            SqlConnection connection, TenantId tenant, Vault vault, Map<String, String> values) {
        var rows = values.entrySet().stream()
                .map(e -> Tuple.of(
                        tenant.value(), e.getKey(), Columns.buffer(vault.sealSetting(e.getKey(), e.getValue()))))
                .toList();
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(PUT_SETTING).executeBatch(rows).replaceWithVoid();
    }
}
