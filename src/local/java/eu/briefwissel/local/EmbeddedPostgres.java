package eu.briefwissel.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * A PostgreSQL of this machine's own: durable, on the loopback address only, with passwords (SCRAM), its cluster kept in
 * the data directory. It holds a database {@code briefwissel} and the role that owns it; {@link Migration} adds the rest.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    static final String FOLDER = "postgres";

    private final Postmaster postmaster;
    private final Database database;
    private final ClusterPasswords passwords;

    private EmbeddedPostgres(Postmaster postmaster, Database database, ClusterPasswords passwords) {
        this.postmaster = postmaster;
        this.database = database;
        this.passwords = passwords;
    }

    /**
     * Starts it and comes back once it answers and is known to be durable. One that an earlier process left running on
     * this data directory is shut down first.
     *
     * @throws StartRefused where it cannot run here, or would not keep what it confirms
     */
    public static EmbeddedPostgres start(DataDirectory data, PostgresSettings settings) {
        try {
            var account = ServerAccount.choose(settings.account());
            Path home = PostgresHome.in(data, account);
            var passwords = ClusterPasswords.of(data, Cluster.existsIn(home));
            var cluster = Cluster.in(home, PostgresBinaries.in(home), account, passwords.superuser());
            var postmaster = new Postmaster(cluster);
            postmaster.stop();
            int port = port(settings.port());
            cluster.configure(port);
            postmaster.start();
            return opened(postmaster, port, passwords);
        } catch (IOException e) {
            throw new StartRefused("The embedded PostgreSQL cannot use " + data.path() + ": " + e + ".", e);
        }
    }

    /** The database and the role that owns it and its tables: for migrations, never for the application. */
    public Database database() {
        return database;
    }

    /** The role the application uses, once {@link Migration} has made it. */
    public Login application() {
        return passwords.application();
    }

    /** Asked as that role, since {@code alter role} may switch it off for one. */
    void requireDurable(Login login) {
        try (var connection = database.connect(login)) {
            Durability.require(connection);
        } catch (SQLException e) {
            throw new StartRefused(
                    "The embedded PostgreSQL cannot be asked whether it is durable: " + e.getMessage(), e);
        }
    }

    /** Shuts it down cleanly; to be called when nothing uses it any more. */
    @Override
    public void close() {
        try {
            postmaster.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres opened(Postmaster postmaster, int port, ClusterPasswords passwords)
            throws IOException {
        var server = new Database("127.0.0.1:" + port + "/postgres", passwords.superuser());
        var database = new Database("127.0.0.1:" + port + "/" + OwnDatabase.NAME, passwords.owner());
        try {
            OwnDatabase.ensure(server, passwords.owner());
            var postgres = new EmbeddedPostgres(postmaster, database, passwords);
            postgres.requireDurable(passwords.owner());
            return postgres;
        } catch (SQLException e) {
            postmaster.stop();
            throw new StartRefused("The embedded PostgreSQL started but cannot be used: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            postmaster.stop();
            throw e;
        }
    }

    private static int port(int wanted) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), wanted));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StartRefused(
                    "Port " + wanted + " for PostgreSQL is taken; name another in BRIEFWISSEL_POSTGRES_PORT.", e);
        }
    }
}
