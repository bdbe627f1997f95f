package eu.briefwissel.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A finished command of the operating system.
 *
 * @param exit its exit code, 127 where the program does not exist
 * @param output what it wrote, errors included
 */
record Command(int exit, String output) {

    private static final int NOT_FOUND = 127;

    /** Runs it to its end, without any PG… variable that would change what PostgreSQL's programs do. */
    static Command run(List<String> words, Path directory) {
        var builder = new ProcessBuilder(words).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Command(process.waitFor(), output);
        } catch (IOException e) {
            return new Command(NOT_FOUND, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Interrupted while running " + words.getFirst() + ".", e);
        }
    }

    boolean succeeded() {
        return exit == 0;
    }
}
