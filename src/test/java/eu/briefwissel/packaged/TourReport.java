package eu.briefwissel.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a tour came to.
 *
 * @param letters for each: its fate, how it ended, and all facts of its timeline but what was postponed, whose number and
 *     reasons depend on when a process was killed; the tour itself has judged those
 * @param taken how many messages each operator took, and how many mails went out
 */
record TourReport(List<String> letters, Map<String, Integer> taken) {

    private static final Path SCRIPT = Path.of("examples/tour.sh").toAbsolutePath();
    private static final Duration LASTS = Duration.ofMinutes(5);
    private static final Pattern LETTER = Pattern.compile("TOUR-\\d+-\\d+-\\d+-(\\d+ .*\\R {4}.*)");
    private static final String POSTPONED = "HandingOverPostponed [^>]*> ";

    /** When a mailbox was asked about: no two tours agree on that. */
    private static final String ASKED = " \\(asked=[^)]*\\)";

    /** How it ends with one process of all functions, beside a sandbox in this directory. */
    static TourReport ofOneProcess(Path place, Map<String, String> settings) {
        try (SandboxBeside sandbox = SandboxBeside.start(place)) {
            Map<String, String> all = sandbox.gatewaySettings(sandbox.gatewayPort());
            all.putAll(settings);
            // Those that it is compared with have no function document.
            all.put("BRIEFWISSEL_FUNCTION_DOCUMENT", "off");
            all.put("BRIEFWISSEL_INSPECTION", "off");
            try (Program gateway = Program.gateway("gateway", place, all)) {
                Gateway sender = new Gateway(sandbox.gatewayPort(), sandbox.client("sender"));
                gateway.await("a token", () -> sender.isReady() && sender.login());
                try (Program tour = begin(place, sandbox.gatewayPort(), sender.token())) {
                    return of(tour, sandbox);
                }
            }
        }
    }

    /** Begins a tour through the gateway at this port. */
    static Program begin(Path directory, int port, String token) {
        Map<String, String> environment =
                Map.of("BRIEFWISSEL_URL", "http://localhost:" + port, "BRIEFWISSEL_TOKEN", token);
        return Program.start("tour", directory, environment, List.of("sh", SCRIPT.toString()));
    }

    /** Waits for its end, which must be a good one. */
    static TourReport of(Program tour, SandboxBeside sandbox) {
        assertThat(tour.exitCode(LASTS)).as(tour.log()).isZero();
        List<String> letters = LETTER.matcher(String.join("\n", tour.output()))
                .results()
                .map(letter -> letter.group(1)
                        .replaceAll(POSTPONED, "")
                        .replaceAll(ASKED, "")
                        .replaceAll("\\s+", " "))
                .toList();
        Map<String, Integer> taken = new TreeMap<>();
        sandbox.look("calls").properties().stream()
                .filter(count -> count.getKey().endsWith(".taken"))
                .forEach(count -> taken.put(count.getKey(), count.getValue().asInt()));
        taken.put("mails", sandbox.look("mails").size());
        return new TourReport(letters, taken);
    }
}
