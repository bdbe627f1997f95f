package eu.briefwissel.store;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What became of the lines of batches: written many at a time as they come, read a part after the other. */
@ApplicationScoped
public class BatchLines {

    /** In their order: two uploads of one batch wait for one another, never both. What was told last stands. */
    private static final String PUT = """
            insert into batch_line (tenant, batch, line, month, delivery, reference, problem, detail, errors)
            select $1, $2, l.line, l.month, l.delivery, l.reference, l.problem, l.detail, l.errors
              from unnest($3::int[], $4::date[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::text[])
                   as l(line, month, delivery, reference, problem, detail, errors)
             order by l.line
            on conflict (tenant, batch, line) do update
               set month = excluded.month,
                   delivery = excluded.delivery,
                   reference = excluded.reference,
                   problem = excluded.problem,
                   detail = excluded.detail,
                   errors = excluded.errors
            """;

    private static final String AFTER = """
            select l.line, l.delivery, coalesce(l.reference, m.reference) as reference, l.problem, l.detail, l.errors
              from batch_line l
              left join message m
                on m.month = l.month
               and m.id = l.delivery
             where l.tenant = $1
               and l.batch = $2
               and l.line > $3
             order by l.line
             limit $4
            """;

    /** A line of garbage is told of in bounded space. */
    private static final int MOST_RULES = 10;

    private static final int WEIGHT = 1;

    private final TenantTransactions transactions;

    BatchLines(TenantTransactions transactions) {
        this.transactions = transactions;
    }

    /** Writes what became of the lines of one upload; the item comes after the commit. Lines that come together share one. */
    public Function<BatchLine, Uni<Boolean>> writer(TenantId tenant, UUID batch) {
        var commits =
                new GroupCommit<BatchLine, Boolean>(lines -> put(tenant, batch, lines), _ -> WEIGHT, Integer.MAX_VALUE);
        return commits::submit;
    }

    /** Those after that line, at most {@code limit}, in their order. */
    public Uni<List<BatchLine>> after(TenantId tenant, UUID batch, int line, int limit) {
        Tuple parameters = Tuple.of(tenant.value(), batch, line, limit);
        return transactions
                .in(tenant, connection -> connection.preparedQuery(AFTER).execute(parameters))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(BatchLines::read)
                        .toList());
    }

    private Uni<List<Boolean>> put(TenantId tenant, UUID batch, List<BatchLine> lines) {
        Tuple rows = Columns.of(lines)
                .same(tenant.value())
                .same(batch)
                .column(new Integer[0], BatchLine::number)
                .column(new LocalDate[0], line -> accepted(line, DeliveryId::month))
                .column(new UUID[0], line -> accepted(line, DeliveryId::value))
                .texts(line -> refused(line, r -> r.reference().orElse(null)))
                .texts(line -> refused(line, r -> r.fault().problem()))
                .texts(line -> refused(line, r -> r.fault().detail().orElse(null)))
                .texts(line -> refused(line, r -> rules(r.fault().rules())))
                .tuple();
        return transactions
                .in(tenant, connection -> connection.preparedQuery(PUT).execute(rows))
                .map(_ -> lines.stream().map(_ -> true).toList());
    }

    private static <C> @Nullable C accepted(BatchLine line, Function<DeliveryId, C> part) {
        return line instanceof BatchLine.Accepted a ? part.apply(a.delivery()) : null;
    }

    private static @Nullable String refused(BatchLine line, Function<BatchLine.Refused, @Nullable String> part) {
        return line instanceof BatchLine.Refused r ? part.apply(r) : null;
    }

    private static @Nullable String rules(List<BatchLine.Rule> rules) {
        return rules.isEmpty()
                ? null
                : new JsonArray(rules.stream()
                                .limit(MOST_RULES)
                                .map(r -> new JsonArray(List.of(r.field(), r.rule(), r.detail())))
                                .toList())
                        .encode();
    }

    private static BatchLine read(Row row) {
        int number = row.getInteger("line");
        Optional<String> reference = Optional.ofNullable(row.getString("reference"));
        UUID delivery = row.getUUID("delivery");
        return delivery == null
                ? new BatchLine.Refused(number, reference, fault(row))
                : new BatchLine.Accepted(number, new DeliveryId(delivery), reference);
    }

    private static BatchLine.Fault fault(Row row) {
        String errors = row.getString("errors");
        JsonArray rules = errors == null ? new JsonArray() : new JsonArray(errors);
        return new BatchLine.Fault(
                row.getString("problem"),
                Optional.ofNullable(row.getString("detail")),
                IntStream.range(0, rules.size())
                        .mapToObj(rules::getJsonArray)
                        .map(r -> new BatchLine.Rule(r.getString(0), r.getString(1), r.getString(2)))
                        .toList());
    }
}
