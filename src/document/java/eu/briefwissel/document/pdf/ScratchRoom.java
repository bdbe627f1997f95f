package eu.briefwissel.document.pdf;

import eu.briefwissel.document.LookBroke;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where this program's processes have their {@link Scratch}. It is locked as long as the program lives: what is not locked is
 * what one that was killed left behind, and is deleted by the next.
 */
final class ScratchRoom implements AutoCloseable {

    private static final String PREFIX = "briefwissel-pdf-";
    private static final String LOCK = "lock";

    private final Path parent;
    private @Nullable Held held;

    ScratchRoom(Path parent) {
        this.parent = parent;
    }

    private record Held(Scratch room, FileChannel lock) {}

    /** A new directory for one process; what dead programs left is deleted before the first. */
    synchronized Scratch fresh() {
        try {
            if (held == null) {
                held = open();
                deleteLeftovers(Files.getOwner(held.room().directory()));
            }
            return Scratch.in(held.room().directory(), "look-");
        } catch (IOException e) {
            throw LookBroke.unbegun(
                    "no directory could be made: " + e.getClass().getSimpleName());
        }
    }

    private Held open() throws IOException {
        Scratch room = Scratch.in(parent, PREFIX + self() + "-");
        FileChannel lock = FileChannel.open(
                room.directory().resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        if (lock.tryLock() == null) {
            throw new IOException("locked by somebody else");
        }
        return new Held(room, lock);
    }

    private void deleteLeftovers(UserPrincipal user) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path one : all) {
                if (isOurs(one, user)) {
                    deleteUnlocked(one);
                }
            }
        }
    }

    /** Of the same user, and not of this very process: to look at a lock of its own would give it up (fcntl(2)). */
    private static boolean isOurs(Path room, UserPrincipal user) throws IOException {
        return Files.isDirectory(room, LinkOption.NOFOLLOW_LINKS)
                && !room.getFileName().toString().startsWith(PREFIX + self() + "-")
                && Files.getOwner(room, LinkOption.NOFOLLOW_LINKS).equals(user);
    }

    private static void deleteUnlocked(Path room) {
        try (FileChannel channel = FileChannel.open(room.resolve(LOCK), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                deleteLockLast(new Scratch(room));
            }
        } catch (IOException | OverlappingFileLockException _) {
            // Without a lock it is being made, or being deleted, by somebody else.
        }
    }

    /** Whoever is killed over it leaves what the next one deletes. */
    private static void deleteLockLast(Scratch room) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(room.directory(), "look-*")) {
            all.forEach(one -> new Scratch(one).delete());
        } catch (IOException _) {
            // What is there yet is deleted below.
        }
        room.delete();
    }

    /** This process, told from an earlier one of the same number: in a container it always has the same. */
    private static String self() {
        ProcessHandle self = ProcessHandle.current();
        Optional<Long> since = self.info().startInstant().map(at -> at.toEpochMilli());
        return self.pid() + "-" + since.orElse(0L);
    }

    /** Deletes all of it; no process may be using it any more. */
    @Override
    public synchronized void close() {
        if (held != null) {
            deleteLockLast(held.room());
            try {
                held.lock().close();
            } catch (IOException _) {
                // Its file is deleted already.
            }
            held = null;
        }
    }
}
