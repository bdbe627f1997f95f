package eu.briefwissel.deployments;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Environment variables that set nothing: a function that is told one does what it would have done without. */
final class UnknownSettings implements Complaint {

    /** Of the migration, which is no function: see {@code LocalSettings} and migrate.sh. */
    private static final Set<String> OF_THE_MIGRATION = Set.of("BRIEFWISSEL_DATABASE_URL");

    private final ProgramSettings program = ProgramSettings.ofTheProgram();

    @Override
    public Stream<String> in(List<Manifest> manifests) {
        return manifests.stream()
                .flatMap(manifest -> variables(manifest)
                        .filter(variable -> !program.has(variable))
                        .filter(variable -> !OF_THE_MIGRATION.contains(variable))
                        .map(variable -> manifest.id() + ": no setting " + variable));
    }

    private static Stream<String> variables(Manifest manifest) {
        if (manifest.kind().equals("ConfigMap")) {
            return manifest.tree().path("data").propertyStream().map(Map.Entry::getKey);
        }
        return manifest.containers()
                .flatMap(container -> Manifest.elements(container.path("env")))
                .map((JsonNode setting) -> setting.path("name").asText());
    }
}
