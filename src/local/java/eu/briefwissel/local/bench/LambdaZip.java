package eu.briefwissel.local.bench;

import eu.briefwissel.local.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The native {@code function.zip} as Lambda unpacks it.
 *
 * @param zip the zip itself
 */
record LambdaZip(Path zip) {

    private static final Path BUILT = Path.of("target/lambda-native/function.zip");
    private static final String BOOTSTRAP = "bootstrap";

    /** What Lambda sets (Lambda, "Defined runtime environment variables"), as far as anything here looks at it. */
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "_HANDLER", BOOTSTRAP,
            "AWS_REGION", "eu-central-1",
            "AWS_LAMBDA_FUNCTION_NAME", "briefwissel-ingest",
            "AWS_LAMBDA_FUNCTION_VERSION", "1",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024",
            "AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand",
            "QUARKUS_LAMBDA_HANDLER", "ingest");

    /** The one that {@code ./briefwissel native lambda} has built; empty where there is none. */
    static Optional<LambdaZip> built() {
        return Optional.of(new LambdaZip(BUILT)).filter(built -> Files.exists(built.zip()));
    }

    double megabytes() {
        return zip.toFile().length() / 1e6;
    }

    /** Lays it out in this directory, and says how it is started. */
    List<String> unpack(Path directory) {
        try (var file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : file.stream().filter(e -> !e.isDirectory()).toList()) {
                Path target = directory.resolve(entry.getName()).normalize();
                Files.createDirectories(target.getParent());
                try (var content = file.getInputStream(entry)) {
                    Files.copy(content, target);
                }
            }
            Path bootstrap = directory.resolve(BOOTSTRAP).toAbsolutePath();
            if (!bootstrap.toFile().setExecutable(true)) {
                throw new StartRefused("There is no " + BOOTSTRAP + " in " + zip);
            }
            return List.of(bootstrap.toString());
        } catch (IOException e) {
            throw new StartRefused("There is no unpacking " + zip + ": " + e, e);
        }
    }

    /** Of a process that asks that runtime for events, with these settings. */
    static Map<String, String> environment(LambdaRuntime runtime, Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(settings);
        all.putAll(ENVIRONMENT);
        all.put("AWS_LAMBDA_RUNTIME_API", runtime.address());
        return all;
    }
}
