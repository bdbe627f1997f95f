package eu.briefwissel.store;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Content in chunks in PostgreSQL: a row a segment, committed with the message. */
@ApplicationScoped
class PostgresContent implements ContentStore {

    private static final String PUT = """
            insert into content (tenant, month, message, part, segment, sealed)
            select $1, c.month, c.message, c.part, c.segment, c.sealed
              from unnest($2::date[], $3::uuid[], $4::smallint[], $5::int[], $6::bytea[])
                   as c(month, message, part, segment, sealed)
            """;

    private static final String GET = """
            select c.message, c.sealed
              from content c
             where c.month = any($1::date[])
               and c.message = any($2::uuid[])
               and c.part = $3
             order by c.message, c.segment
            """;

    private record Segment(DeliveryId message, int part, int number, byte[] sealed) {}

    @Override
    public Uni<Void> put(SqlConnection connection, TenantId tenant, List<SealedPart> parts) {
        List<Segment> segments =
                parts.stream().flatMap(p -> segments(p).stream()).toList();
        var columns = Columns.of(segments)
                .same(tenant.value())
                .column(new LocalDate[0], s -> s.message().month())
                .column(new UUID[0], s -> s.message().value())
                .column(new Short[0], s -> (short) s.part())
                .column(new Integer[0], Segment::number)
                .blobs(Segment::sealed);
        return connection.preparedQuery(PUT).execute(columns.tuple()).replaceWithVoid();
    }

    @Override
    public Uni<List<SealedPart>> get(SqlConnection connection, List<DeliveryId> messages, int part) {
        var columns = Columns.of(messages)
                .column(new LocalDate[0], DeliveryId::month)
                .column(new UUID[0], DeliveryId::value)
                .same(part);
        return connection.preparedQuery(GET).execute(columns.tuple()).map(rows -> parts(rows, part));
    }

    private static List<Segment> segments(SealedPart part) {
        return IntStream.range(0, part.segments().size())
                .mapToObj(i -> new Segment(
                        part.message(), part.number(), i, part.segments().get(i)))
                .toList();
    }

    private static List<SealedPart> parts(RowSet<Row> rows, int part) {
        Map<DeliveryId, List<byte[]>> segments = new LinkedHashMap<>();
        for (Row row : rows) {
            segments.computeIfAbsent(new DeliveryId(row.getUUID("message")), _ -> new ArrayList<>())
                    .add(Columns.bytes(row, "sealed"));
        }
        return segments.entrySet().stream()
                .map(e -> new SealedPart(e.getKey(), part, List.copyOf(e.getValue())))
                .toList();
    }
}
