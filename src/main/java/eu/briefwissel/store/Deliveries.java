package eu.briefwissel.store;

import eu.briefwissel.crypto.SealBroken;
import eu.briefwissel.crypto.SecretKeyBytes;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/** Reads deliveries, many a statement, and opens their recipients where a channel has to be asked about them. */
@ApplicationScoped
public class Deliveries {

    private static final String SELECT = "select " + DeliveryRows.COLUMNS + """
              from delivery d
             where d.month = any($1::date[])
               and d.id = any($2::uuid[])
            """;

    private static final String RECIPIENTS = """
            select m.id, m.recipient_scheme, m.recipient_sealed, k.wrapped
              from message m
              join data_key k on k.month = m.month and k.message = m.id
             where m.month = any($1::date[])
               and m.id = any($2::uuid[])
               and m.recipient_sealed is not null
            """;

    private static final Logger LOG = Logger.getLogger(Deliveries.class);

    private final TenantTransactions transactions;
    private final TenantDirectory tenants;

    Deliveries(TenantTransactions transactions, TenantDirectory tenants) {
        this.transactions = transactions;
        this.tenants = tenants;
    }

    /** The delivery as it stands now; empty where the tenant has none of that id. */
    public Uni<Optional<Delivery>> find(TenantId tenant, DeliveryId id) {
        return load(tenant, List.of(id)).map(found -> found.stream().findFirst());
    }

    /** Those of them that exist, in no order. */
    public Uni<List<Delivery>> load(TenantId tenant, List<DeliveryId> ids) {
        return transactions
                .in(tenant, connection -> connection.preparedQuery(SELECT).execute(keys(ids)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> DeliveryRows.read(tenant, row))
                        .toList());
    }

    /**
     * Their recipients, in clear: for the call that needs them, and no longer. Those that were shredded or cannot be
     * opened are left out.
     */
    public Uni<Map<DeliveryId, Recipient>> recipients(TenantId tenant, List<DeliveryId> ids) {
        return tenants.vault(tenant)
                .chain(vault -> transactions
                        .in(
                                tenant,
                                connection ->
                                        connection.preparedQuery(RECIPIENTS).execute(keys(ids)))
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .flatMap(row -> readable(vault, row).stream())
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
    }

    /** One that cannot be opened must not keep the others from being worked on. */
    private static Optional<Map.Entry<DeliveryId, Recipient>> readable(Vault vault, Row row) {
        DeliveryId id = new DeliveryId(row.getUUID("id"));
        try {
            return Optional.of(Map.entry(id, recipient(vault, row)));
        } catch (SealBroken | IllegalArgumentException broken) {
            LOG.errorf(broken, "recipient cannot be opened delivery=%s", id);
            return Optional.empty();
        }
    }

    static Tuple keys(List<DeliveryId> ids) {
        return Columns.of(ids)
                .column(new LocalDate[0], DeliveryId::month)
                .column(new UUID[0], DeliveryId::value)
                .tuple();
    }

    static Recipient recipient(Vault vault, Row row) {
        DeliveryId id = new DeliveryId(row.getUUID("id"));
        SecretKeyBytes key = vault.unwrap(Columns.bytes(row, "wrapped"), id);
        try {
            RecipientScheme scheme =
                    RecipientScheme.named(row.getString("recipient_scheme")).orElseThrow();
            return SealedMessage.openRecipient(vault, key, id, scheme, Columns.bytes(row, "recipient_sealed"));
        } finally {
            key.destroy();
        }
    }
}
