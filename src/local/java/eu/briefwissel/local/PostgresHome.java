package eu.briefwissel.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Finds the folder for programs and cluster: in the data directory, or where PostgreSQL's user can reach it. */
final class PostgresHome {

    /** Where root may put what nobody has to reach, best first. */
    private static final List<Path> ELSEWHERE = List.of(Path.of("/var/lib"), Path.of("/srv"), Path.of("/var/tmp"));

    private PostgresHome() {}

    /**
     * Gives the folder, absolute and with links resolved. A data directory that the account cannot reach (one below
     * {@code /root}, say) gets a link to a new folder elsewhere.
     *
     * @throws StartRefused where the account reaches none
     */
    static Path in(DataDirectory data, ServerAccount account) throws IOException {
        Path home = data.path().resolve(EmbeddedPostgres.FOLDER);
        if (Files.isSymbolicLink(home) && !Files.isDirectory(home)) {
            throw new StartRefused(home + " links to " + Files.readSymbolicLink(home)
                    + ", which is gone; put it back, it holds the database.");
        }
        if (!Files.exists(home)) {
            create(home, data.path(), account);
        }
        Path real = home.toRealPath();
        if (!account.reaches(real)) {
            throw new StartRefused("PostgreSQL has to run as uid " + account.uid() + ", which cannot reach " + real
                    + "; move the data directory where it can and name it in BRIEFWISSEL_DATA.");
        }
        return real;
    }

    private static void create(Path home, Path data, ServerAccount account) throws IOException {
        if (account.reaches(data)) {
            passable(Files.createDirectory(home));
        } else {
            Files.createSymbolicLink(home, createElsewhere(account));
        }
    }

    private static Path createElsewhere(ServerAccount account) throws IOException {
        for (Path parent : ELSEWHERE) {
            if (Files.isWritable(parent) && account.reaches(parent)) {
                return passable(Files.createTempDirectory(parent, "briefwissel-postgres-"));
            }
        }
        throw new StartRefused("PostgreSQL has to run as uid " + account.uid() + ", which reaches none of " + ELSEWHERE
                + "; name a data directory it can reach in BRIEFWISSEL_DATA.");
    }

    private static Path passable(Path directory) throws IOException {
        return Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
    }
}
