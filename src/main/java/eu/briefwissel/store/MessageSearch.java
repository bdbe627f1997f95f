package eu.briefwissel.store;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.Status;
import eu.briefwissel.delivery.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Finds messages of a tenant, the oldest first: by reference, by recipient, or by nothing but period and status. Each has an
 * index to go by; the month bounds leave out the partitions that cannot have any.
 */
@ApplicationScoped
public class MessageSearch {

    private static final String WITHIN = """
               and m.id > $2
               and m.id < $3
               and m.month between $4 and $5
               and (cardinality($6::text[]) = 0
                    or exists (select
                                 from delivery d
                                where d.month = m.month
                                  and d.id = m.id
                                  and d.status = any($6)))
             order by m.id
             limit $7
            """;

    static final String BY_REFERENCE = """
            select m.id
              from message m
             where m.tenant = $1
               and m.reference = $8
            """ + WITHIN;

    /** Few are to one recipient; a shredded one has no index any more. */
    static final String BY_RECIPIENT = """
            select m.id
              from message m
             where m.tenant = $1
               and m.recipient_index = $8
            """ + WITHIN;

    /** A part of each status, of which the oldest are taken: all of them are in the order of one index. */
    static final String BY_STATUS = """
            select f.id
              from unnest($6::text[]) as s(status)
             cross join lateral (select d.id
                                   from delivery d
                                  where d.tenant = $1
                                    and d.status = s.status
                                    and d.id > $2
                                    and d.id < $3
                                    and d.month between $4 and $5
                                  order by d.id
                                  limit $7) f
             order by f.id
             limit $7
            """;

    private final TenantTransactions transactions;
    private final TenantDirectory tenants;

    MessageSearch(TenantTransactions transactions, TenantDirectory tenants) {
        this.transactions = transactions;
        this.tenants = tenants;
    }

    /**
     * When it was accepted, and where the page begins.
     *
     * @param since then or later
     * @param until before
     * @param after behind this one, the last of the page before
     */
    public record Within(Instant since, Instant until, Optional<DeliveryId> after) {}

    /**
     * What a page of messages is asked by; one without reference and recipient is asked by period and status.
     *
     * @param recipient in clear; found by its keyed index
     * @param status only those that are so now; empty for all
     * @param limit how many at most
     */
    public record Wanted(
            Optional<String> reference,
            Optional<Recipient> recipient,
            Optional<Status> status,
            Within within,
            int limit) {
        @Override
        public String toString() {
            return "search: redacted";
        }
    }

    /** The ids of those that are found; of those with a reference and a recipient, the ones that have both. */
    public Uni<List<DeliveryId>> find(TenantId tenant, Wanted wanted) {
        if (wanted.recipient().isPresent()) {
            Recipient recipient = wanted.recipient().get();
            return tenants.vault(tenant)
                    .map(vault -> vault.recipients().of(recipient.scheme().wireName(), recipient.value()))
                    .chain(index ->
                            ids(tenant, BY_RECIPIENT, parameters(tenant, wanted).addValue(Columns.buffer(index))));
        }
        return wanted.reference()
                .map(reference ->
                        ids(tenant, BY_REFERENCE, parameters(tenant, wanted).addValue(reference)))
                .orElseGet(() -> ids(tenant, BY_STATUS, parameters(tenant, wanted)));
    }

    private Uni<List<DeliveryId>> ids(TenantId tenant, String statement, Tuple parameters) {
        return transactions
                .in(tenant, connection -> connection.preparedQuery(statement).execute(parameters))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new DeliveryId(row.getUUID("id")))
                        .toList());
    }

    private static Tuple parameters(TenantId tenant, Wanted wanted) {
        Within within = wanted.within();
        UUID from = Ids.from(within.since());
        UUID behind = within.after()
                .map(DeliveryId::value)
                .filter(id -> Ids.isAfter(id, from))
                .orElse(from);
        boolean isByStatus = wanted.reference().isEmpty() && wanted.recipient().isEmpty();
        return Tuple.tuple()
                .addValue(tenant.value())
                .addValue(behind)
                .addValue(Ids.from(within.until()))
                .addValue(month(Instant.ofEpochMilli(behind.getMostSignificantBits() >>> 16)))
                .addValue(month(within.until()))
                .addValue(statuses(wanted.status(), isByStatus))
                .addValue(wanted.limit());
    }

    private static String[] statuses(Optional<Status> wanted, boolean isByStatus) {
        return wanted.map(status -> new String[] {status.wireName()})
                .orElseGet(() -> isByStatus
                        ? Arrays.stream(Status.values()).map(Status::wireName).toArray(String[]::new)
                        : new String[0]);
    }

    private static LocalDate month(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
    }
}
