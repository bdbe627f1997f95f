package eu.briefwissel.store;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Where deliveries go next and how heavy their messages are, known before anything of them is opened. */
@ApplicationScoped
public class Waybills {

    private static final String SELECT = """
            select d.id, d.route[d.step + 1] as channel,
                   coalesce((select sum(octet_length(c.sealed))
                               from content c
                              where c.month = d.month
                                and c.message = d.id), 0) as bytes
              from delivery d
             where d.month = any($1::date[])
               and d.id = any($2::uuid[])
            """;

    private final TenantTransactions transactions;

    Waybills(TenantTransactions transactions) {
        this.transactions = transactions;
    }

    /**
     * One delivery's.
     *
     * @param channel empty where it cannot be read
     * @param bytes what is stored of its message and files, sealed
     */
    public record Waybill(Optional<ChannelName> channel, long bytes) {
        /** Of a delivery that is not there. */
        public static final Waybill NONE = new Waybill(Optional.empty(), 0);
    }

    /** Those of them that exist. */
    public Uni<Map<DeliveryId, Waybill>> of(TenantId tenant, List<DeliveryId> ids) {
        return transactions
                .in(tenant, connection -> connection.preparedQuery(SELECT).execute(Deliveries.keys(ids)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.toMap(row -> new DeliveryId(row.getUUID("id")), Waybills::waybill)));
    }

    private static Waybill waybill(Row row) {
        return new Waybill(
                Optional.ofNullable(row.getString("channel")).flatMap(ChannelName::named), row.getLong("bytes"));
    }
}
