package eu.briefwissel.local.bench;

import eu.briefwissel.local.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * How often to start what.
 *
 * @param starts of the jar, and as many of the others, in turns
 * @param binary the native one; empty where it is not built
 * @param cached the jar with an AOT cache; empty where it is not built
 * @param lambda the native function.zip; empty where it is not built
 */
record StartOptions(int starts, Optional<Path> binary, Optional<CachedProgram> cached, Optional<LambdaZip> lambda) {

    private static final Path PRODUCTION = Path.of("target/production");
    private static final int STARTS = 100;

    /** @throws StartRefused with the usage, where the words make no sense */
    static StartOptions parse(String... arguments) {
        int starts = STARTS;
        Optional<Path> binary = Optional.empty();
        for (String argument : Arrays.asList(arguments).subList(1, arguments.length)) {
            String value = argument.substring(argument.indexOf('=') + 1);
            if (argument.matches("--starts=[1-9][0-9]{0,4}")) {
                starts = Integer.parseInt(value);
            } else if (argument.startsWith("--binary=")) {
                binary = Optional.of(Path.of(value));
            } else {
                throw new StartRefused("bench does not know " + argument + "\n" + BenchOptions.USAGE);
            }
        }
        return new StartOptions(starts, binary.or(StartOptions::built), CachedProgram.built(), LambdaZip.built());
    }

    private static Optional<Path> built() {
        if (!Files.isDirectory(PRODUCTION)) {
            return Optional.empty();
        }
        try (var files = Files.list(PRODUCTION)) {
            return files.filter(file -> file.toString().endsWith("-runner")).findFirst();
        } catch (IOException e) {
            throw new StartRefused("There is no reading " + PRODUCTION + ": " + e, e);
        }
    }
}
