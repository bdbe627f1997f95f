package eu.briefwissel.deployments;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings that the program has: those of its own mappings, and those of Quarkus' extensions on its class path. */
final class ProgramSettings {

    private static final String QUARKUS_ROOTS = "META-INF/quarkus-config-roots.list";

    private final Set<String> variables = new TreeSet<>();

    private ProgramSettings() {}

    static ProgramSettings ofTheProgram() {
        ProgramSettings settings = new ProgramSettings();
        Stream.concat(ours(), quarkus())
                .filter(root -> root.isAnnotationPresent(ConfigMapping.class))
                .flatMap(root -> ConfigMappings.getProperties(ConfigClass.configClass(root)).keySet().stream())
                .map(ProgramSettings::variable)
                .forEach(settings.variables::add);
        return settings;
    }

    /** Whether an environment variable of this name sets anything. */
    boolean has(String variable) {
        return variables.contains(variable);
    }

    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static Stream<? extends Class<?>> ours() {
        return new ClassFileImporter()
                .importPath("target/classes/eu/briefwissel").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .map(JavaClass::reflect);
    }

    private static Stream<? extends Class<?>> quarkus() {
        try {
            ClassLoader loader = ProgramSettings.class.getClassLoader();
            return Collections.list(loader.getResources(QUARKUS_ROOTS)).stream()
                    .flatMap(ProgramSettings::lines)
                    .map(ProgramSettings::type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(URL list) {
        try (var reader = new BufferedReader(new InputStreamReader(list.openStream(), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).collect(Collectors.toList()).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name, false, ProgramSettings.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
