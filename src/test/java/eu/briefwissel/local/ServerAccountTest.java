package eu.briefwissel.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PostgreSQL started by root, who may not run it: each way in turn, where this machine has it. */
class ServerAccountTest {

    @TempDir
    Path directory;

    @BeforeEach
    void runsAsRoot() {
        assumeTrue(new UnixSystem().getUid() == 0, "only root has to become somebody else; run the tests as root too");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unshare", "setpriv", "runuser", "su"})
    void startsAsAnotherUser(String way) throws Exception {
        assumeAllowed(way);
        ClusterTemplate.passable(directory);

        try (var postgres = OpenedPostgres.in(directory, new PostgresSettings(0, way))
                        .migrated();
                var connection = postgres.asApplication()) {
            assertThat(OpenedPostgres.column(connection, "select 1")).containsExactly("1");
        }
        assertThat(directory.resolve("postgres")).isDirectory();
        assertThat(Files.isSymbolicLink(directory.resolve("postgres"))).isFalse();
    }

    @Test
    void handsTheFilesOverWhenAnotherWayIsTaken() throws Exception {
        assumeAllowed("unshare");
        assumeAllowed("setpriv");
        ClusterTemplate.passable(directory);
        for (String way : new String[] {"unshare", "setpriv", "unshare"}) {

            try (var postgres =
                    OpenedPostgres.in(directory, new PostgresSettings(0, way)).migrated()) {
                assertThat(postgres.postmaster().isAlive()).isTrue();
            }
        }
    }

    @Test
    void keepsItsFilesElsewhereWhenTheDataDirectoryIsOutOfItsReach() throws Exception {
        assumeAllowed("setpriv");
        Path hidden = Files.createDirectory(directory.resolve("hidden"));
        Files.setPosixFilePermissions(hidden, PosixFilePermissions.fromString("rwx------"));
        Path home = hidden.resolve("data/postgres");
        try {
            for (int start = 0; start < 2; start++) {

                try (var postgres = OpenedPostgres.in(hidden.resolve("data"), new PostgresSettings(0, "setpriv"))) {
                    assertThat(postgres.postmaster().isAlive()).isTrue();
                }
            }
            assertThat(home).isSymbolicLink();
        } finally {
            DeletedTree.at(home.toRealPath());
        }
    }

    @Test
    void saysThatADirectoryInUseIsOutOfReach() throws Exception {
        assumeAllowed("unshare");
        assumeAllowed("setpriv");
        OpenedPostgres.in(directory, new PostgresSettings(0, "unshare")).close();
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));

        assertThatThrownBy(() -> OpenedPostgres.in(directory, new PostgresSettings(0, "setpriv")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("cannot reach " + directory.toRealPath().resolve("postgres"));
    }

    @Test
    void saysThatRootFindsNoWay() {
        assertThatThrownBy(() -> ServerAccount.choose("no such way"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("PostgreSQL does not run as root");
    }

    private static void assumeAllowed(String way) {
        try {
            ServerAccount.choose(way);
        } catch (StartRefused _) {
            assumeTrue(false, way + " is missing or not allowed on this machine");
        }
    }
}
