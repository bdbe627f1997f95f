package eu.briefwissel.store;

import eu.briefwissel.delivery.Cause;
import eu.briefwissel.delivery.Stage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Counts, across all tenants, what waits: work that is due, and deliveries that are held or unread. */
@ApplicationScoped
class WhatWaits {

    private static final String LOOK = "select * from what_waits($1, $2, $3, $4)";
    private static final String HELD_SINCE = "select * from held_since($1, $2, $3)";
    private static final Duration A_DAY = Duration.ofHours(24);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Counted no further: more than this is told as this. */
    private static final int MOST = 100_000;

    private final TenantTransactions transactions;

    WhatWaits(TenantTransactions transactions) {
        this.transactions = transactions;
    }

    /** How many wait, and since when the one that has waited longest. */
    record Waiting(long many, Optional<Instant> oldest) {}

    /**
     * One look.
     *
     * @param due by the stage's wire name
     * @param held by the cause's wire name
     * @param unread since when the oldest letter lies in a Berichtenbox that is unread
     * @param heldOverADay how many have been held for more than 24 hours, by the cause's wire name
     */
    record Look(
            Map<String, Waiting> due,
            Map<String, Waiting> held,
            Optional<Instant> unread,
            Map<String, Long> heldOverADay) {}

    /** Looks as of {@code now}; fails where the database does not answer. */
    Uni<Look> at(Instant now) {
        String[] stages = Arrays.stream(Stage.values()).map(Stage::wireName).toArray(String[]::new);
        String[] causes = Arrays.stream(Cause.values()).map(Cause::wireName).toArray(String[]::new);
        return transactions
                .outside()
                .preparedQuery(LOOK)
                .execute(Tuple.of(stages, causes, Columns.utc(now), MOST))
                .chain(waiting -> heldOverADay(causes, now).map(held -> read(waiting, held)))
                .ifNoItem()
                .after(PATIENCE)
                .fail();
    }

    private Uni<Map<String, Long>> heldOverADay(String[] causes, Instant now) {
        return transactions
                .outside()
                .preparedQuery(HELD_SINCE)
                .execute(Tuple.of(causes, Columns.utc(now.minus(A_DAY)), MOST))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.toMap(row -> row.getString("cause"), row -> row.getLong("many"))));
    }

    private static Look read(RowSet<Row> rows, Map<String, Long> heldOverADay) {
        Map<String, Waiting> due = new HashMap<>();
        Map<String, Waiting> held = new HashMap<>();
        Optional<Instant> unread = Optional.empty();
        for (Row row : rows) {
            Optional<Instant> oldest = Columns.optionalInstant(row, "oldest");
            switch (row.getString("what")) {
                case "due" -> due.put(row.getString("named"), new Waiting(row.getLong("many"), oldest));
                case "held" -> held.put(row.getString("named"), new Waiting(row.getLong("many"), oldest));
                default -> unread = oldest;
            }
        }
        return new Look(due, held, unread, heldOverADay);
    }
}
