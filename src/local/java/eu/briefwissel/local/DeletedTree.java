package eu.briefwissel.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Clears away a half-made folder that an earlier start left. */
final class DeletedTree {

    private DeletedTree() {}

    static void at(Path top) throws IOException {
        if (Files.exists(top)) {
            try (var paths = Files.walk(top)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
