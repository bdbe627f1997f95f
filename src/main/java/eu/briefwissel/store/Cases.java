package eu.briefwissel.store;

import eu.briefwissel.crypto.SecretKeyBytes;
import eu.briefwissel.delivery.CaseReference;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Which case (zaak) a message is about: sealed with its content, and opened for whoever gets to see the content. */
@ApplicationScoped
public class Cases {

    private static final String KEY = """
            select wrapped
              from data_key
             where month = $1
               and message = $2
            """;

    private final TenantTransactions transactions;
    private final TenantDirectory tenants;
    private final ContentStore content;

    Cases(TenantTransactions transactions, TenantDirectory tenants, ContentStore content) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.content = content;
    }

    /** The case; empty where the message is about none, is not there, or was shredded. */
    public Uni<Optional<CaseReference>> of(TenantId tenant, DeliveryId id) {
        return tenants.vault(tenant)
                .chain(vault -> transactions.in(
                        tenant,
                        connection -> connection
                                .preparedQuery(KEY)
                                .execute(Tuple.of(id.month(), id.value()))
                                .chain(keys -> content.get(connection, List.of(id), 0)
                                        .map(parts -> open(vault, tenant, keys, parts)))));
    }

    private static Optional<CaseReference> open(
            Vault vault, TenantId tenant, RowSet<Row> keys, List<SealedPart> parts) {
        if (keys.size() == 0 || parts.isEmpty()) {
            return Optional.empty();
        }
        SealedPart part = parts.getFirst();
        SecretKeyBytes key = vault.unwrap(Columns.bytes(keys.iterator().next(), "wrapped"), part.message());
        try {
            return EnvelopeFormat.read(SealedMessage.openPart(key, tenant, part))
                    .about();
        } finally {
            key.destroy();
        }
    }
}
