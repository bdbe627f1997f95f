package eu.briefwissel.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The rules for Prometheus: judged by promtool where it is (Debian's prometheus), and by their form everywhere. */
class PrometheusRulesTest {

    private static final Path HOME = Path.of("deployments/observability");
    private static final Pattern RECORD = Pattern.compile("[a-z_]+:[a-z_]+:[a-z0-9]+");
    private static final Pattern ALERT = Pattern.compile("Briefwissel[A-Z][A-Za-z]+");
    private static final Pattern DURATION = Pattern.compile("\\d+[smhd]");
    private static final Set<String> FIELDS = Set.of("alert", "record", "expr", "for", "labels", "annotations");
    private static final Set<String> SEVERITIES = Set.of("page", "ticket");

    @Test
    void standOnceAsPlainFilesAndOnceForTheOperatorOfKubernetes() throws IOException {
        ArrayNode plain = (ArrayNode) groups("alerts.yaml");
        plain.addAll((ArrayNode) groups("signals.yaml"));

        JsonNode resource = yaml("prometheusrule.yaml");

        assertThat(resource.get("apiVersion").asText()).isEqualTo("monitoring.coreos.com/v1");
        assertThat(resource.get("kind").asText()).isEqualTo("PrometheusRule");
        assertThat(resource.at("/metadata/name").asText()).isEqualTo("briefwissel");
        assertThat(resource.at("/spec/groups")).isEqualTo(plain);
    }

    @Test
    void areOfTheFormThatPrometheusReads() throws IOException {
        List<String> complaints = new ArrayList<>();
        for (String file : List.of("alerts.yaml", "signals.yaml")) {
            for (JsonNode group : groups(file)) {
                group.get("rules").forEach(rule -> complaints.addAll(complaints(rule)));
            }
        }

        assertThat(complaints).isEmpty();
    }

    @Test
    void haveTheFiveSignalsAndTheThreeAlertsOfTheContract() throws IOException {
        assertThat(groups("signals.yaml").findValuesAsText("record"))
                .containsExactly(
                        "berichtenbox:delivery_success:ratio1h",
                        "berichtenbox:failures:increase1h",
                        "berichtenbox:queue_depth:max",
                        "berichtenbox:fallback:ratio1h",
                        "berichtenbox:stale_failed:max");
        assertThat(groups("alerts.yaml").get(0).findValuesAsText("alert"))
                .containsExactly("BriefwisselFailureRate", "BriefwisselQueueDepth", "BriefwisselFailedForADay");
    }

    @Test
    void holdAndRingAsTheirTestsSay() throws IOException, InterruptedException {
        Optional<Path> promtool = promtool();
        assumeTrue(promtool.isPresent(), "promtool is not on the PATH");

        assertThat(run(promtool.get(), "check", "rules", "alerts.yaml", "signals.yaml"))
                .contains("SUCCESS")
                .doesNotContain("FAILED");
        assertThat(run(promtool.get(), "test", "rules", "alerts.test.yaml")).endsWith("SUCCESS");
    }

    private static List<String> complaints(JsonNode rule) {
        List<String> complaints = new ArrayList<>();
        boolean isRecord = rule.has("record");
        String name = rule.path(isRecord ? "record" : "alert").asText();
        if (!(isRecord ? RECORD : ALERT).matcher(name).matches()) {
            complaints.add(name + ": its name");
        }
        Set<String> unknown = new TreeSet<>();
        rule.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(FIELDS);
        unknown.forEach(field -> complaints.add(name + ": " + field));
        if (!isBalanced(rule.path("expr").asText())) {
            complaints.add(name + ": its brackets");
        }
        if (rule.has("for") && !DURATION.matcher(rule.get("for").asText()).matches()) {
            complaints.add(name + ": for");
        }
        if (!isRecord && !SEVERITIES.contains(rule.at("/labels/severity").asText())) {
            complaints.add(name + ": its severity");
        }
        if (!isRecord
                && (rule.at("/annotations/summary").asText().isBlank()
                        || rule.at("/annotations/runbook").asText().isBlank())) {
            complaints.add(name + ": what to do");
        }
        return complaints;
    }

    private static boolean isBalanced(String expression) {
        StringBuilder open = new StringBuilder();
        String bare = expression.replaceAll("\"[^\"]*\"", "");
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            int closing = ")}]".indexOf(c);
            if ("({[".indexOf(c) >= 0) {
                open.append(c);
            } else if (closing >= 0) {
                int last = open.length() - 1;
                if (last < 0 || open.charAt(last) != "({[".charAt(closing)) {
                    return false;
                }
                open.setLength(last);
            }
        }
        return open.isEmpty() && !bare.isBlank();
    }

    private static Optional<Path> promtool() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "promtool"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String run(Path promtool, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(promtool.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said.strip();
    }

    private static JsonNode groups(String file) throws IOException {
        return yaml(file).get("groups");
    }

    private static JsonNode yaml(String file) throws IOException {
        return new YAMLMapper().readTree(HOME.resolve(file).toFile());
    }
}
