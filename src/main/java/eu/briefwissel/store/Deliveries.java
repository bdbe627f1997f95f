package eu.briefwissel.store;

import eu.briefwissel.crypto.SecretKeyBytes;
import eu.briefwissel.delivery.Addressee;
import eu.briefwissel.delivery.Broken;
import eu.briefwissel.delivery.Delivery;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.RecipientScheme;
import eu.briefwissel.delivery.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads deliveries, many a statement, and opens their recipients where a channel has to be asked about them. */
@ApplicationScoped
public class Deliveries {

    private static final String SELECT = "select " + DeliveryRows.COLUMNS + """
              from delivery d
             where d.month = any($1::date[])
               and d.id = any($2::uuid[])
            """;

    /** What is missing is told like what cannot be opened: the delivery is there. */
    private static final String RECIPIENTS = """
            select d.id, m.recipient_scheme, m.recipient_sealed, m.message_type, m.sender, k.wrapped
              from delivery d
              left join message m on m.month = d.month and m.id = d.id
              left join data_key k on k.month = d.month and k.message = d.id
             where d.month = any($1::date[])
               and d.id = any($2::uuid[])
            """;

    private final TenantTransactions transactions;
    private final TenantDirectory tenants;

    Deliveries(TenantTransactions transactions, TenantDirectory tenants) {
        this.transactions = transactions;
        this.tenants = tenants;
    }

    /** The delivery as it stands now; empty where the tenant has none of that id. Fails with {@link RowBroken}. */
    public Uni<Optional<Delivery>> find(TenantId tenant, DeliveryId id) {
        return load(tenant, List.of(id)).map(loaded -> {
            if (loaded.broken().containsKey(id)) {
                throw new RowBroken(id, Broken.DELIVERY, null);
            }
            return Optional.ofNullable(loaded.found().get(id));
        });
    }

    /** Those of them that exist. */
    public Uni<Loaded<Delivery>> load(TenantId tenant, List<DeliveryId> ids) {
        return transactions
                .in(tenant, connection -> connection.preparedQuery(SELECT).execute(keys(ids)))
                .map(rows -> Loaded.read(rows, Broken.DELIVERY, row -> DeliveryRows.read(tenant, row)));
    }

    /** Whom those that exist are for, in clear: for the call that needs it, and no longer. */
    public Uni<Loaded<Addressee>> addressees(TenantId tenant, List<DeliveryId> ids) {
        return tenants.vault(tenant)
                .chain(vault -> transactions
                        .in(
                                tenant,
                                connection ->
                                        connection.preparedQuery(RECIPIENTS).execute(keys(ids)))
                        .map(rows -> Loaded.read(rows, Broken.RECIPIENT, row -> addressee(vault, row))));
    }

    static Tuple keys(List<DeliveryId> ids) {
        return Columns.of(ids)
                .column(new LocalDate[0], DeliveryId::month)
                .column(new UUID[0], DeliveryId::value)
                .tuple();
    }

    private static Addressee addressee(Vault vault, Row row) {
        DeliveryId id = new DeliveryId(row.getUUID("id"));
        SecretKeyBytes key = dataKey(vault, id, row);
        try {
            return new Addressee(
                    recipient(vault, key, id, row),
                    row.getString("message_type"),
                    Optional.ofNullable(row.getString("sender")));
        } finally {
            key.destroy();
        }
    }

    static SecretKeyBytes dataKey(Vault vault, DeliveryId id, Row row) {
        try {
            return vault.unwrap(Columns.bytes(row, "wrapped"), id);
        } catch (RuntimeException unreadable) {
            throw new RowBroken(id, Broken.DATA_KEY, unreadable);
        }
    }

    static Recipient recipient(Vault vault, SecretKeyBytes key, DeliveryId id, Row row) {
        try {
            RecipientScheme scheme =
                    RecipientScheme.named(row.getString("recipient_scheme")).orElseThrow();
            return SealedMessage.openRecipient(vault, key, id, scheme, Columns.bytes(row, "recipient_sealed"));
        } catch (RuntimeException unreadable) {
            throw new RowBroken(id, Broken.RECIPIENT, unreadable);
        }
    }
}
