package eu.briefwissel.local;

import static eu.briefwissel.local.OpenedPostgres.column;
import static eu.briefwissel.local.OpenedPostgres.ended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    @TempDir
    Path directory;

    @Test
    void writesToDiskBeforeItConfirms() throws Exception {
        try (var postgres = OpenedPostgres.in(directory).migrated();
                var connection = postgres.asApplication()) {

            var settings = column(
                    connection,
                    "select name || '=' || setting from pg_settings where name in"
                            + " ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums') order by name");

            assertThat(settings)
                    .containsExactly("data_checksums=on", "fsync=on", "full_page_writes=on", "synchronous_commit=on");
        }
    }

    @Test
    void refusesToGoOnWhenItWouldNotWriteToDisk() throws Exception {
        OpenedPostgres.in(directory).close();
        Files.writeString(
                directory.resolve("postgres/cluster/postgresql.auto.conf"),
                "fsync = off\nfull_page_writes = off\n",
                StandardOpenOption.APPEND);

        assertThatThrownBy(() -> OpenedPostgres.in(directory))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("fsync, full_page_writes is not on");

        assertThat(directory.resolve("postgres/cluster/postmaster.pid")).doesNotExist();
    }

    @Test
    void seesThroughASettingOfTheApplicationsRoleAlone() throws Exception {
        try (var postgres = OpenedPostgres.in(directory).migrated();
                var owner = postgres.asOwner()) {
            Sql.execute(owner, "alter role briefwissel_app set synchronous_commit = off");

            assertThatThrownBy(() ->
                            postgres.server().requireDurable(postgres.server().application()))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("synchronous_commit is not on");
        }
    }

    @Test
    void wantsAPasswordAndListensOnTheLoopbackAddressOnly() throws Exception {
        try (var postgres = OpenedPostgres.in(directory);
                var owner = postgres.asOwner()) {
            var intruder = new Login(postgres.server().database().owner().user(), "guessed");

            assertThatThrownBy(
                            () -> postgres.server().database().connect(intruder).close())
                    .hasMessageContaining("password authentication failed");
            assertThat(column(owner, "show listen_addresses")).containsExactly("127.0.0.1");
            assertThat(Files.readString(directory.resolve("postgres/cluster/briefwissel.conf")))
                    .contains("unix_socket_directories = ''");
            assertThat(Files.readString(directory.resolve("postgres/cluster/pg_hba.conf"))
                            .lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#")))
                    .isNotEmpty()
                    .allMatch(line -> line.endsWith("scram-sha-256"));
        }
    }

    @Test
    void keepsItsPasswordsToItsOwner() throws Exception {
        OpenedPostgres.in(directory).close();

        var passwords = directory.resolve("postgres-passwords.properties");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(passwords)))
                .isEqualTo("rw-------");
        assertThat(directory.resolve("postgres/password")).doesNotExist();
    }

    @Test
    void keepsItsDataFromOneStartToTheNext() throws Exception {
        try (var postgres = OpenedPostgres.in(directory).migrated()) {
            store(postgres, "kept");
        }

        try (var postgres = OpenedPostgres.in(directory).migrated()) {
            assertThat(stored(postgres)).containsExactly("kept");
        }
    }

    @Test
    void shutsDownCleanly() throws Exception {
        var postgres = OpenedPostgres.in(directory);
        var postmaster = postgres.postmaster();

        postgres.close();

        assertThat(ended(postmaster)).isTrue();
        assertThat(Files.readString(directory.resolve("postgres/cluster/server.log")))
                .contains("database system is shut down");
    }

    @Test
    void recoversAfterItsPostmasterWasKilled() throws Exception {
        var killed = OpenedPostgres.in(directory).migrated();
        store(killed, "confirmed");
        killed.postmaster().destroyForcibly();
        killed.data().close();

        try (var postgres = OpenedPostgres.in(directory).migrated()) {
            assertThat(stored(postgres)).containsExactly("confirmed");
        }
    }

    @Test
    void takesOverFromAPostmasterThatAKilledProcessLeftRunning() throws Exception {
        var left = OpenedPostgres.in(directory).migrated();
        store(left, "confirmed");
        var postmaster = left.postmaster();
        left.data().close(); // the lock goes with the process; its PostgreSQL stays

        try (var postgres = OpenedPostgres.in(directory).migrated()) {
            assertThat(ended(postmaster)).isTrue();
            assertThat(stored(postgres)).containsExactly("confirmed");
        }
    }

    @Test
    void leavesAProcessAloneThatHasTheNumberOfAStalePostmaster() throws Exception {
        OpenedPostgres.in(directory).close();
        var other = new ProcessBuilder("sleep", "600").start();
        Files.writeString(
                directory.resolve("postgres/cluster/postmaster.pid"),
                other.pid() + "\n" + directory + "\n0\n5432\n\n127.0.0.1\n");

        try (var postgres = OpenedPostgres.in(directory)) {
            assertThat(postgres.postmaster().pid()).isNotEqualTo(other.pid());
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroy();
        }
    }

    @Test
    void startsAgainAfterAFirstStartThatWasInterrupted() throws Exception {
        ClusterTemplate.passable(directory);
        Files.createDirectories(directory.resolve("postgres/cluster.new/base"));
        ClusterTemplate.passable(directory.resolve("postgres"));
        DataDirectoryTest.masterKeyIn(directory);

        try (var postgres = OpenedPostgres.in(directory, PostgresSettings.defaults())) {
            assertThat(postgres.postmaster().isAlive()).isTrue();
        }
    }

    @Test
    void saysThatItsPortIsTaken() throws Exception {
        ClusterTemplate.passable(directory);
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var settings = new PostgresSettings(taken.getLocalPort(), PostgresSettings.ANY_ACCOUNT);

            assertThatThrownBy(() -> OpenedPostgres.in(directory, settings))
                    .isInstanceOf(StartRefused.class)
                    .hasMessage("Port " + taken.getLocalPort()
                            + " for PostgreSQL is taken; name another in BRIEFWISSEL_POSTGRES_PORT.");
        }
    }

    @Test
    void saysThatTheDatabaseIsOfAnotherVersion() throws Exception {
        OpenedPostgres.in(directory).close();
        Files.writeString(directory.resolve("postgres/cluster/PG_VERSION"), "17\n");

        assertThatThrownBy(() -> OpenedPostgres.in(directory))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("was made by PostgreSQL 17, this is 18");
    }

    @Test
    void isTheVersionItsFolderIsNamedAfter() throws Exception {
        try (var postgres = OpenedPostgres.in(directory);
                var owner = postgres.asOwner()) {
            assertThat(column(owner, "show server_version")).containsExactly(PostgresBinaries.VERSION);
        }
    }

    private static void store(OpenedPostgres postgres, String content) throws Exception {
        try (var connection = postgres.asApplication()) {
            Sql.execute(connection, "set briefwissel.tenant = 'a'");
            Sql.execute(connection, "insert into parcel (tenant, content) values ('a', '" + content + "')");
        }
    }

    private static List<String> stored(OpenedPostgres postgres) throws Exception {
        try (var connection = postgres.asApplication()) {
            Sql.execute(connection, "set briefwissel.tenant = 'a'");
            return column(connection, "select content from parcel");
        }
    }
}
