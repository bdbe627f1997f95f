package eu.briefwissel.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A data directory after its first start, made once and copied for each test: making one waits long for the disk. */
final class ClusterTemplate {

    private static final Path MADE = make();

    private ClusterTemplate() {}

    static void copyTo(Path directory) throws IOException {
        Path home = passable(Files.createDirectory(directory.resolve(EmbeddedPostgres.FOLDER)));
        for (String file : List.of("master.key", "postgres-passwords.properties")) {
            copy(MADE.resolve(file), directory);
        }
        copy(MADE.resolve("postgres/cluster"), home);
        Path programs = PostgresBinaries.in(MADE.resolve("postgres"));
        Files.createSymbolicLink(home.resolve(programs.getFileName()), programs);
    }

    /** JUnit's own directories let nobody else through, and PostgreSQL may have to be somebody else. */
    static Path passable(Path directory) throws IOException {
        return Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
    }

    private static Path make() {
        try {
            Path directory = passable(Files.createTempDirectory("briefwissel-template-"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
            OpenedPostgres.in(directory, PostgresSettings.defaults()).close();
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path into) {
        assertThat(Command.run(List.of("cp", "-a", from.toString(), into.toString()), Path.of("/")))
                .matches(Command::succeeded);
    }

    private static void delete(Path directory) {
        try {
            DeletedTree.at(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
