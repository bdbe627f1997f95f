package eu.briefwissel.support;

import eu.briefwissel.delivery.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What stands in the database, seen past the application. */
public final class Rows {

    private static final List<String> OF_DELIVERIES = List.of(
            "message",
            "data_key",
            "content",
            "delivery",
            "attempt",
            "receipt",
            "evidence",
            "mailbox_event",
            "reply",
            "work",
            "idempotency");

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Rows() {}

    /** How many rows the tenant has in each table that holds what belongs to deliveries; tables without any are left out. */
    public static Map<String, Long> of(TenantId tenant) {
        Map<String, Long> counts = new TreeMap<>();
        try (Connection owner = TestDatabase.asOwner()) {
            owner.setAutoCommit(false);
            try (var session = owner.prepareStatement("select set_config('briefwissel.tenant', ?, true)")) {
                session.setString(1, tenant.value());
                session.execute();
            }
            for (String table : OF_DELIVERIES) {
                long count = count(owner, table, tenant);
                if (count > 0) {
                    counts.put(table, count);
                }
            }
            owner.rollback();
            return counts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Comes back when somebody waits for a lock on that table, which {@code holder} has; asks until then. */
    public static void awaitBlocked(Connection holder, String table) throws SQLException {
        String waiting = "select count(*) from pg_locks where relation = ?::regclass and not granted";
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var query = holder.prepareStatement(waiting)) {
            query.setString(1, table);
            while (System.nanoTime() < deadline) {
                try (var rows = query.executeQuery()) {
                    rows.next();
                    if (rows.getLong(1) > 0) {
                        return;
                    }
                }
            }
        }
        throw new AssertionError("nobody waits for a lock on " + table);
    }

    /** Comes back when somebody waits for a row that {@code holder} has locked; asks until then. */
    public static void awaitBlockedByRow(Connection holder) throws SQLException {
        String waiting = "select count(*) from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))";
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var query = holder.createStatement()) {
            while (System.nanoTime() < deadline) {
                try (var rows = query.executeQuery(waiting)) {
                    rows.next();
                    if (rows.getLong(1) > 0) {
                        return;
                    }
                }
            }
        }
        throw new AssertionError("nobody waits for a row");
    }

    private static long count(Connection owner, String table, TenantId tenant) throws SQLException {
        try (var query = owner.prepareStatement("select count(*) from " + table + " where tenant = ?")) {
            query.setString(1, tenant.value());
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
