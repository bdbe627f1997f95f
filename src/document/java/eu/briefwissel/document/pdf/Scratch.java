package eu.briefwissel.document.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A directory of its owner only, for what a library puts on disk while it reads: letters, in clear. */
record Scratch(Path directory) {

    private static final int PIECE = 1 << 20;

    /** A new one in that directory. */
    static Scratch in(Path parent, String prefix) throws IOException {
        return new Scratch(Files.createTempDirectory(parent, prefix));
    }

    /** The one that this process was given. */
    static Scratch ofThisProcess() {
        return new Scratch(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** Takes everything out of it. What cannot be deleted, as where somebody writes yet, stays until the next time. */
    void empty() {
        try {
            Files.walkFileTree(directory, new Deletion());
        } catch (IOException | UncheckedIOException _) {
            // Whoever deletes the directory tries again.
        }
    }

    /** Deletes it with everything in it; whether nothing is left. */
    boolean delete() {
        empty();
        try {
            Files.deleteIfExists(directory);
        } catch (IOException _) {
            return false;
        }
        return true;
    }

    /** Whether so many bytes can be written in it now. */
    boolean takes(long bytes) {
        try {
            Path probe = Files.createTempFile(directory, "probe", null);
            try (var out = Files.newOutputStream(probe)) {
                byte[] piece = new byte[PIECE];
                for (long left = bytes; left > 0; left -= PIECE) {
                    out.write(piece, 0, (int) Math.min(left, PIECE));
                }
            } finally {
                Files.delete(probe);
            }
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
            if (!visited.equals(directory)) {
                Files.deleteIfExists(visited);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
