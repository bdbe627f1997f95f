package eu.briefwissel.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path directory;

    /** A key as an earlier start left it. */
    static void masterKeyIn(Path directory) throws Exception {
        Files.writeString(directory.resolve("master.key"), Base64.getEncoder().encodeToString(new byte[32]));
    }

    @Test
    void makesItsMasterKeyOnce() {
        byte[] first;
        try (var data = DataDirectory.open(directory.resolve("new/data"))) {
            first = data.masterKey();
        }

        try (var data = DataDirectory.open(directory.resolve("new/data"))) {
            assertThat(data.masterKey()).hasSize(32).isEqualTo(first).isNotEqualTo(new byte[32]);
        }
    }

    @Test
    void letsNobodyElseReadTheMasterKey() throws Exception {
        DataDirectory.open(directory).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("master.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void isUsedByOneAtATime() {
        try (var _ = DataDirectory.open(directory)) {
            assertThatThrownBy(() -> DataDirectory.open(directory))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("Another Briefwissel is using the data directory");
        }

        try (var again = DataDirectory.open(directory)) {
            assertThat(again.path()).isAbsolute();
        }
    }

    @Test
    void makesNoNewKeyForADatabaseWhoseKeyIsGone() throws Exception {
        Files.createDirectory(directory.resolve("postgres"));

        assertThatThrownBy(() -> DataDirectory.open(directory))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("holds a database but no master.key");

        assertThat(directory.resolve("master.key")).doesNotExist();
    }

    @Test
    void refusesAKeyThatWasCutShortWithoutShowingIt() throws Exception {
        Files.writeString(directory.resolve("master.key"), "Z2VoZWlt");

        assertThatThrownBy(() -> DataDirectory.open(directory))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("is not 32 bytes in base64")
                .hasMessageNotContaining("Z2VoZWlt");
    }

    @Test
    void saysThatItCannotBeUsed() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> DataDirectory.open(file))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("cannot be used");
    }
}
