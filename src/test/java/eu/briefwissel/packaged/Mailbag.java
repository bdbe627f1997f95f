package eu.briefwissel.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Letters of some fates, handed over under their keys however often it takes, and what must have become of them: nothing
 * lost, nothing given twice to an operator, at most one mail each.
 */
final class Mailbag {

    /** Where a mail's outcome is known to nobody, such as after kill -9 in the middle of it. */
    static final String HELD = "held";

    private static final String SENDING = "berichtenbox.taken";

    /** What happens to a letter, and how it ends. */
    enum Fate {
        STAYS_UNREAD("999993665", "published"),
        HAS_NO_MAILBOX("999993677", "dispatched"),
        IS_READ("999993653", "opened"),
        RUNS_OUT_OF_TIME("999993665", "dispatched");

        private final String bsn;
        private final String ends;

        Fate(String bsn, String ends) {
            this.bsn = bsn;
            this.ends = ends;
        }

        private boolean hasMailbox() {
            return this != HAS_NO_MAILBOX;
        }

        private boolean isMailed() {
            return ends.equals("dispatched");
        }
    }

    private final List<Fate> fates;
    private final Map<String, String> ids = new ConcurrentHashMap<>();

    Mailbag(Fate... fates) {
        this.fates = List.of(fates);
    }

    /** How many have been accepted. */
    int size() {
        return ids.size();
    }

    /** Hands over so many letters once each, of all fates in turn; what fails may be handed over again under the same name. */
    void handOver(Gateway sender, String name, int letters) {
        for (int i = 0; i < letters; i++) {
            Fate fate = fates.get(i % fates.size());
            String key = fate + "-" + name + "-" + i;
            ObjectNode letter = Gateway.message(fate.bsn, address(key), key);
            if (fate == Fate.RUNS_OUT_OF_TIME) {
                letter.put("unreadAfter", "3 seconds");
            }
            Optional<String> id = sender.submit(key, letter);
            id.ifPresent(given -> assertThat(ids.merge(key, given, (first, _) -> first))
                    .as("the same key always has the same message")
                    .isEqualTo(given));
        }
    }

    /** Whether every letter has come to its end, or is held. */
    boolean isAtRest(Gateway sender) {
        return statuses(sender).entrySet().stream()
                .allMatch(e -> List.of(fate(e.getKey()).ends, HELD).contains(e.getValue()));
    }

    /** That all is as it must be after orderly stops: each mail sent, and no operator asked twice. */
    void verify(SandboxBeside sandbox, Gateway sender) {
        statuses(sender).forEach((key, status) -> assertThat(status).as(key).isEqualTo(fate(key).ends));
        assertThat(mails(sandbox).keySet())
                .containsExactlyInAnyOrderElementsOf(
                        keys(Fate::isMailed).stream().map(Mailbag::address).toList());
        verifyNothingIsDoubled(sandbox);
        JsonNode calls = sandbox.look("calls");
        assertThat(calls.path(SENDING).asInt())
                .as(calls.toString())
                .isEqualTo(keys(Fate::hasMailbox).size());
        assertThat(calls.has("berichtenbox.repeated")).as(calls.toString()).isFalse();
    }

    /** That all is as it must be after kill -9: a mail that it came in between may be held, and sent once at most. */
    void verifyAfterKills(SandboxBeside sandbox, Gateway sender) {
        verifyNothingIsDoubled(sandbox);
        Map<String, Long> mails = mails(sandbox);
        statuses(sender).forEach((key, status) -> {
            List<String> allowed = !fate(key).isMailed()
                    ? List.of(fate(key).ends)
                    : mails.containsKey(address(key)) ? List.of(fate(key).ends, HELD) : List.of(HELD);
            assertThat(status).as(key).isIn(allowed);
        });
        assertThat(mails)
                .as("most mails go out")
                .hasSizeGreaterThan(keys(Fate::isMailed).size() / 2);
    }

    private void verifyNothingIsDoubled(SandboxBeside sandbox) {
        assertThat(taken(sandbox)).hasSameSizeAs(keys(Fate::hasMailbox)).doesNotHaveDuplicates();
        assertThat(mails(sandbox))
                .allSatisfy((to, count) -> assertThat(count).as(to).isEqualTo(1));
    }

    private Map<String, String> statuses(Gateway sender) {
        return ids.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, e -> sender.status(e.getValue()).orElse("unknown")));
    }

    private List<String> keys(Predicate<Fate> which) {
        return ids.keySet().stream().filter(key -> which.test(fate(key))).toList();
    }

    private static Fate fate(String key) {
        return Fate.valueOf(key.substring(0, key.indexOf('-')));
    }

    private static List<String> taken(SandboxBeside sandbox) {
        List<String> wireIds = new ArrayList<>();
        sandbox.look("messages")
                .get("items")
                .forEach(m -> wireIds.add(m.get("message").get("wireId").asText()));
        return wireIds;
    }

    private static Map<String, Long> mails(SandboxBeside sandbox) {
        return StreamSupport.stream(sandbox.look("mails").spliterator(), false)
                .map(Mailbag::recipient)
                .collect(Collectors.groupingBy(to -> to, Collectors.counting()));
    }

    private static String recipient(JsonNode mail) {
        JsonNode to = mail.get("to");
        return to.isArray() ? to.get(0).asText() : to.asText();
    }

    private static String address(String key) {
        return key.toLowerCase(Locale.ROOT) + "@example.org";
    }
}
