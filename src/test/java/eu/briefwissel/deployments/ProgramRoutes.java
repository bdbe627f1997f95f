package eu.briefwissel.deployments;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The routes that the program has, as "POST /path". */
final class ProgramRoutes {

    /** MicroProfile Health, where Quarkus puts it. */
    private static final Set<String> HEALTH =
            Set.of("GET /q/health/live", "GET /q/health/ready", "GET /q/health/started");

    private final Set<String> routes;

    private ProgramRoutes(Set<String> routes) {
        this.routes = routes;
    }

    static ProgramRoutes ofTheProgram() {
        Stream<String> ours = new ClassFileImporter()
                .importPath("target/classes/eu/briefwissel").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .flatMap(ProgramRoutes::of);
        return new ProgramRoutes(Stream.concat(ours, HEALTH.stream()).collect(Collectors.toUnmodifiableSet()));
    }

    boolean has(String method, String path) {
        return routes.contains(method + " " + path);
    }

    private static Stream<String> of(JavaClass type) {
        return type.getMethods().stream()
                .flatMap(method -> methods(method)
                        .map(verb -> verb + " "
                                + joined(type.getAnnotationOfType(Path.class).value(), path(method))));
    }

    private static Stream<String> methods(JavaMethod method) {
        return method.getAnnotations().stream()
                .map(annotation -> annotation.getRawType())
                .filter(annotation -> annotation.isAnnotatedWith(HttpMethod.class))
                .map(annotation ->
                        annotation.getAnnotationOfType(HttpMethod.class).value());
    }

    private static String path(JavaMethod method) {
        return method.isAnnotatedWith(Path.class)
                ? method.getAnnotationOfType(Path.class).value()
                : "";
    }

    private static String joined(String first, String then) {
        return ("/" + first + "/" + then).replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
    }
}
