package eu.briefwissel.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where one machine keeps what must survive: the database, the master key and the passwords. Open, it is locked: one
 * process at a time. The lock goes with the process, however that ends.
 */
public final class DataDirectory implements AutoCloseable {

    private static final int KEY_BYTES = 32;

    private final Path path;
    private final FileChannel lock;
    private final byte[] masterKey;

    private DataDirectory(Path path, FileChannel lock, byte[] masterKey) {
        this.path = path;
        this.lock = lock;
        this.masterKey = masterKey;
    }

    /**
     * Creates the directory where it is missing, locks it and reads its master key, made once.
     *
     * @throws StartRefused where another process holds it, where it cannot be written, or where there is data but its
     *     key is gone
     */
    public static DataDirectory open(Path directory) {
        try {
            // Others may pass through (PostgreSQL may have to run as another user), but list nothing.
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
            Path path = directory.toRealPath();
            FileChannel lock = lock(path);
            try {
                return new DataDirectory(path, lock, masterKey(path));
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new StartRefused("The data directory " + directory + " cannot be used: " + e + ".", e);
        }
    }

    /** The directory itself, absolute and with links resolved. */
    public Path path() {
        return path;
    }

    /** A copy of the 32 bytes that every other key of this machine is wrapped with or derived from. */
    public byte[] masterKey() {
        return masterKey.clone();
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "DataDirectory[" + path + "]";
    }

    private static FileChannel lock(Path path) throws IOException {
        var channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new StartRefused("Another Briefwissel is using the data directory " + path
                    + "; stop it, or name another directory in BRIEFWISSEL_DATA.");
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null; // held by this very process
        }
    }

    private static byte[] masterKey(Path path) throws IOException {
        Path file = path.resolve("master.key");
        if (!Files.exists(file)) {
            refuseToReplaceALostKey(path);
            var key = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(key);
            PrivateFile.write(file, Base64.getEncoder().encode(key));
        }
        return read(file);
    }

    private static byte[] read(Path file) throws IOException {
        try {
            var key = Base64.getDecoder().decode(Files.readString(file).strip());
            if (key.length == KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException _) {
            // told below, without what the file holds
        }
        throw new StartRefused(
                "The master key " + file + " is not 32 bytes in base64; put back the one it was made with.");
    }

    private static void refuseToReplaceALostKey(Path path) {
        if (Files.exists(path.resolve(EmbeddedPostgres.FOLDER))) {
            throw new StartRefused(
                    "The data directory " + path
                            + " holds a database but no master.key; put the key back, for without it nothing there can be opened.");
        }
    }
}
