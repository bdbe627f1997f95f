package eu.briefwissel.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Clears away a folder with all that is in it: one that an earlier start left half-made, or a benchmark's. */
public final class DeletedTree {

    private DeletedTree() {}

    /** Does nothing where there is none. Follows no links. */
    public static void at(Path top) throws IOException {
        if (Files.exists(top)) {
            try (var paths = Files.walk(top)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
