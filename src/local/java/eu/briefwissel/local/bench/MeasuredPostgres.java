package eu.briefwissel.local.bench;

import eu.briefwissel.local.Login;
import eu.briefwissel.local.StartRefused;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The server that gateway and pgbench write to, seen as the application's role sees it. */
final class MeasuredPostgres implements AutoCloseable {

    private static final String SETTINGS = """
            select 'PostgreSQL ' || current_setting('server_version')
                   || ': fsync ' || current_setting('fsync')
                   || ', synchronous_commit ' || current_setting('synchronous_commit')
                   || ', full_page_writes ' || current_setting('full_page_writes')
                   || ', shared_buffers ' || current_setting('shared_buffers')
            """;

    private static final String SEE_TENANT = "select set_config('briefwissel.tenant', 'sandbox', false)";

    /** One message as the gateway stored it; all of a benchmark are of one size. */
    private static final String SIZES = """
            select octet_length(c.sealed) as sealed,
                   octet_length(m.recipient_sealed) as recipient,
                   octet_length(k.wrapped) as wrapped,
                   m.month::text as month,
                   m.client_id as client,
                   array_to_string(d.route, ',') as route
              from message m
              join delivery d on d.month = m.month and d.id = m.id
              join data_key k on k.month = m.month and k.message = m.id
              join content c on c.month = m.month and c.message = m.id
             order by m.id desc
             limit 1
            """;

    private static final String DISK = """
            select pg_database_size(current_database()) as stored,
                   pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint as ahead,
                   (select sum(coalesce(reads, 0) + coalesce(writes, 0) + coalesce(extends, 0) + coalesce(fsyncs, 0))
                      from pg_stat_io) as operations
            """;

    /**
     * Bytes of a database, or of so many messages.
     *
     * @param stored in tables and indexes
     * @param ahead written to the write-ahead log since the beginning
     * @param operations reads, writes and flushes that were asked of the operating system, the log's among them
     */
    record Disk(double stored, double ahead, double operations) {

        Disk since(Disk before) {
            return new Disk(stored - before.stored, ahead - before.ahead, operations - before.operations);
        }

        Disk each(long messages) {
            return new Disk(stored / messages, ahead / messages, operations / messages);
        }
    }

    private final Connection connection;
    private final URI address;
    private final Login login;
    private final long postmaster;

    private MeasuredPostgres(Connection connection, URI address, Login login) throws SQLException {
        this.connection = connection;
        this.address = address;
        this.login = login;
        long session = Long.parseLong(
                one("select pg_backend_pid()").values().iterator().next());
        this.postmaster = ProcessHandle.of(session)
                .flatMap(ProcessHandle::parent)
                .map(ProcessHandle::pid)
                .orElse(-1L);
    }

    /** @param settings those of a gateway beside it, as {@code sandbox.env} names them */
    static MeasuredPostgres of(Map<String, String> settings) {
        var address = URI.create(setting(settings, "QUARKUS_DATASOURCE_REACTIVE_URL"));
        var login = new Login(
                setting(settings, "QUARKUS_DATASOURCE_USERNAME"), setting(settings, "QUARKUS_DATASOURCE_PASSWORD"));
        try {
            Connection connection = DriverManager.getConnection("jdbc:" + address, login.user(), login.password());
            return new MeasuredPostgres(connection, address, login);
        } catch (SQLException e) {
            throw new StartRefused("The embedded PostgreSQL cannot be asked: " + e.getMessage(), e);
        }
    }

    URI address() {
        return address;
    }

    Login login() {
        return login;
    }

    /** The server's first process, the parent of all its sessions. */
    long postmaster() {
        return postmaster;
    }

    /** What a commit is worth here, in words. */
    String settings() {
        return ask(SETTINGS).values().iterator().next();
    }

    /** How large the rows of a message are in bytes, and what else of them has a size, by name. */
    Map<String, String> sizes() {
        ask(SEE_TENANT);
        return ask(SIZES);
    }

    /** How much it holds, and how much it has written so far. */
    Disk disk() {
        Map<String, String> row = ask(DISK);
        return new Disk(
                Double.parseDouble(row.get("stored")),
                Double.parseDouble(row.get("ahead")),
                Double.parseDouble(row.get("operations")));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StartRefused("The embedded PostgreSQL does not let go: " + e.getMessage(), e);
        }
    }

    private Map<String, String> ask(String query) {
        try {
            return one(query);
        } catch (SQLException e) {
            throw new StartRefused("The embedded PostgreSQL cannot be asked: " + e.getMessage(), e);
        }
    }

    private Map<String, String> one(String query) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            Map<String, String> row = new LinkedHashMap<>();
            rows.next();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                row.put(rows.getMetaData().getColumnLabel(i), rows.getString(i));
            }
            return row;
        }
    }

    private static String setting(Map<String, String> settings, String name) {
        return Objects.requireNonNull(settings.get(name), name);
    }
}
