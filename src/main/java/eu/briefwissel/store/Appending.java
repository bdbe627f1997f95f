package eu.briefwissel.store;

import eu.briefwissel.delivery.Cause;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Writes evidence and work, many rows a statement, inside somebody's transaction. */
final class Appending {

    private static final String EVIDENCE = """
            insert into evidence (tenant, month, id, delivery, version, position, kind, attempt, channel, cause, detail,
                                  at, recorded_at, salt, commitment)
            select $1, e.*
              from unnest($2::date[], $3::uuid[], $4::uuid[], $5::bigint[], $6::smallint[], $7::text[], $8::int[],
                          $9::text[], $10::text[], $11::text[], $12::timestamptz[], $13::timestamptz[], $14::bytea[],
                          $15::bytea[]) as e
            on conflict (month, id) do nothing
            """;

    /** Work that is queued already gets the new time, and loses its lease: whoever held it is done with it. */
    private static final String WORK = """
            insert into work (tenant, delivery, stage, due_at, tries)
            select $1, w.*
              from unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::int[]) as w
            on conflict (delivery, stage) do update
               set due_at = excluded.due_at,
                   tries = excluded.tries,
                   lease = null
            """;

    private Appending() {}

    static Uni<Void> evidence(SqlConnection connection, TenantId tenant, List<EvidenceRow> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns = Columns.of(rows)
                .same(tenant.value())
                .column(new LocalDate[0], r -> r.delivery().month())
                .column(new UUID[0], r -> r.fact().id())
                .column(new UUID[0], r -> r.delivery().value())
                .column(new Long[0], EvidenceRow::version)
                .column(new Short[0], r -> (short) r.position())
                .texts(r -> r.fact().kind().wireName())
                .column(new Integer[0], r -> r.fact().attempt())
                .texts(r -> r.fact().channel().map(ChannelName::wireName).orElse(null))
                .texts(r -> r.fact().cause().map(Cause::wireName).orElse(null))
                .texts(r -> r.fact().detail())
                .instants(r -> r.fact().at())
                .instants(EvidenceRow::recordedAt)
                .blobs(r -> r.commitment().salt())
                .blobs(r -> r.commitment().digest());
        return connection.preparedQuery(EVIDENCE).execute(columns.tuple()).replaceWithVoid();
    }

    static Uni<Void> work(SqlConnection connection, TenantId tenant, List<WorkRow> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns = Columns.of(rows)
                .same(tenant.value())
                .column(new UUID[0], r -> r.delivery().value())
                .texts(r -> r.work().stage().wireName())
                .instants(r -> r.work().dueAt())
                .column(new Integer[0], r -> r.work().tries());
        return connection.preparedQuery(WORK).execute(columns.tuple()).replaceWithVoid();
    }
}
