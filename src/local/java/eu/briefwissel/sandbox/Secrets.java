package eu.briefwissel.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The secrets of the sandbox's accounts, made once and kept in the directory, readable by its owner only. */
final class Secrets {
    static final String LOGIUS_CLIENT = "logius.client";
    static final String LOGIUS_WEBHOOK = "logius.webhook";
    static final String EBOX_CITIZEN_CLIENT = "ebox-citizen.client";
    static final String GLOBE_ADAPTER = "globe.adapter";
    static final String FINGERPRINTS = "fingerprints";
    static final String KEY_STORE = "key-store";

    private static final String[] ALL = {
        LOGIUS_CLIENT, LOGIUS_WEBHOOK, EBOX_CITIZEN_CLIENT, GLOBE_ADAPTER, FINGERPRINTS, KEY_STORE
    };
    private static final int BYTES = 24;

    private final Properties values;

    private Secrets(Properties values) {
        this.values = values;
    }

    /** The secrets kept in the directory, made now where there are none; fresh ones in memory where there is no directory. */
    static Secrets open(@Nullable Path directory) throws IOException {
        if (directory == null) {
            return new Secrets(withFresh(new Properties()));
        }
        var file = Files.createDirectories(directory, ownerOnly(directory, "rwx------"))
                .resolve("secrets.properties");
        var values = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                values.load(reader);
            }
            if (values.keySet().containsAll(Set.of(ALL))) {
                return new Secrets(values);
            }
        } else {
            Files.createFile(file, ownerOnly(file, "rw-------"));
        }
        withFresh(values);
        try (var writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            values.store(writer, "Secrets of the sandbox operators: good for nothing else");
        }
        return new Secrets(values);
    }

    String get(String name) {
        var value = values.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("the sandbox's secrets.properties lacks " + name);
        }
        return value;
    }

    private static FileAttribute<?>[] ownerOnly(Path file, String permissions) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** The same with a fresh secret for each that is missing: all of them, or those that older directories do not have. */
    private static Properties withFresh(Properties values) {
        var random = new SecureRandom();
        for (var name : ALL) {
            var bytes = new byte[BYTES];
            random.nextBytes(bytes);
            values.putIfAbsent(name, HexFormat.of().formatHex(bytes));
        }
        return values;
    }
}
