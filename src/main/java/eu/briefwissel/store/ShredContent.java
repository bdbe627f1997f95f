package eu.briefwissel.store;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;

/** Destroys the keys and the cipher text of messages, and what else leads to their recipients; their evidence stays. */
@ApplicationScoped
public class ShredContent {

    private static final String OF_RECIPIENT = """
            select m.id
              from message m
             where m.tenant = $1
               and m.recipient_index = $2
             order by m.id
            """;

    private final TenantTransactions transactions;
    private final TenantDirectory tenants;

    ShredContent(TenantTransactions transactions, TenantDirectory tenants) {
        this.transactions = transactions;
        this.tenants = tenants;
    }

    /** All messages to this recipient that are not shredded yet. */
    public Uni<List<DeliveryId>> to(TenantId tenant, Recipient recipient) {
        return tenants.vault(tenant)
                .map(vault -> vault.recipients().of(recipient.scheme().wireName(), recipient.value()))
                .chain(index -> transactions.in(
                        tenant,
                        connection -> connection
                                .preparedQuery(OF_RECIPIENT)
                                .execute(Tuple.of(tenant.value(), Columns.buffer(index)))))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new DeliveryId(row.getUUID("id")))
                        .toList());
    }

    /** Subject, body, attachments, addresses, replies and identifier; whether there was something to destroy. */
    public Uni<Boolean> shred(TenantId tenant, DeliveryId id) {
        return transactions
                .in(
                        tenant,
                        connection -> connection
                                .preparedQuery("select crypto_shred($1, $2) as done")
                                .execute(Tuple.of(id.month(), id.value())))
                .map(rows -> rows.iterator().next().getBoolean("done"));
    }

    /** The keyed index, by which the recipient's messages are found; and what is known of the recipient's mailbox. */
    public Uni<Void> forgetRecipient(TenantId tenant, DeliveryId id) {
        return transactions
                .in(
                        tenant,
                        connection -> connection
                                .preparedQuery("select forget_recipient($1, $2)")
                                .execute(Tuple.of(id.month(), id.value())))
                .replaceWithVoid();
    }
}
