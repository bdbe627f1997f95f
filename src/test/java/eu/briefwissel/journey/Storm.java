package eu.briefwissel.journey;

import eu.briefwissel.journey.BrokenLine.Fault;
import eu.briefwissel.sandbox.Sandbox;
import eu.briefwissel.sandbox.SandboxSettings;
import eu.briefwissel.sandbox.TakenMessage;
import eu.briefwissel.sandbox.Timing;
import eu.briefwissel.sandbox.event.Pace;
import eu.briefwissel.support.Planted;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.tenant.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A Berichtenbox of its own for one tenant, with a broken line to it and one back, and the letters that are sent there. */
final class Storm implements AutoCloseable {

    /** Recipients in equal parts, and how a letter to one ends. */
    enum Kind {
        READS("999993653", "opened", 0),
        READ_BEFORE_ANSWER("999993768", "opened", 0),
        READ_THRICE("999993781", "opened", 0),
        REPLIES("999993690", "opened", 1),
        NEVER_READS("999993665", "published", 0),
        ANSWER_LOST("999993732", "published", 0),
        NO_MAILBOX("999993677", "dispatched", 0),
        WITHDREW_CONSENT("999993689", "dispatched", 0);

        private final String bsn;
        private final String status;
        private final int replies;

        Kind(String bsn, String status, int replies) {
            this.bsn = bsn;
            this.status = status;
            this.replies = replies;
        }

        String status() {
            return status;
        }

        int replies() {
            return replies;
        }

        boolean hasMailbox() {
            return !status.equals("dispatched");
        }
    }

    /** A letter that was submitted. */
    record Letter(String id, Kind kind, String email, String subject) {

        private static final String BODY = "<p>Uw aanvraag is toegewezen.</p>";

        /** SHA-256 of subject, line feed and body. */
        String textDigest() {
            try {
                byte[] text = (subject + "\n" + BODY).getBytes(StandardCharsets.UTF_8);
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(text));
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException(missing);
            }
        }
    }

    private static final long SEED = 20_261_130;

    private final Sandbox sandbox;
    private final BrokenLine there;
    private final BrokenLine back;
    private final TestTenant tenant;
    private final List<Letter> letters = new ArrayList<>();
    private Map<String, String> statuses = Map.of();
    private Map<String, String> replies = Map.of();

    private Storm(Sandbox sandbox, BrokenLine there, BrokenLine back, TestTenant tenant) {
        this.sandbox = sandbox;
        this.there = there;
        this.back = back;
        this.tenant = tenant;
    }

    /**
     * Begins one.
     *
     * @param patience how long the gateway waits for an answer
     */
    static Storm begin(TestTenants tenants, Duration patience) throws IOException {
        Sandbox sandbox = Sandbox.start(SandboxSettings.inMemory()
                .withTiming(Timing.standard().withPace(Pace.byHand()).withTimestampTolerance(Duration.ZERO)));
        Duration tooLate = patience.multipliedBy(2);
        URI operator = URI.create("http://localhost:" + sandbox.httpPort());
        URI gateway = URI.create("http://localhost:" + System.getProperty("test.gateway.port"));
        BrokenLine there =
                BrokenLine.to(operator, tooLate, SEED, Fault.UNAVAILABLE, Fault.SWALLOWED, Fault.LATE, Fault.LOST);
        BrokenLine back = BrokenLine.to(gateway, tooLate, SEED, Fault.DOUBLED, Fault.OUT_OF_TURN);
        TestTenant tenant = tenants.fresh(sandbox.account(there.address()));
        sandbox.webhooksGoTo(URI.create(back.address() + "/t/" + tenant.id()));
        return new Storm(sandbox, there, back, tenant);
    }

    /** Submits so many letters. */
    void submit(int many) {
        TestTenant sender = tenant.withoutTokens(); // the clock was moved since
        for (int i = 0; i < many; i++) {
            Kind kind = Kind.values()[letters.size() % Kind.values().length];
            String subject = "Besluit " + (letters.size() + 1);
            String email = UUID.randomUUID() + "@example.org";
            String id = sender.as(Role.SENDER)
                    .contentType("application/json")
                    .body("""
                            { "reference": "%s", "recipient": { "bsn": "%s" }, "language": "nl", "messageType": "besluit",
                              "contact": { "email": "%s" }, "route": ["mailbox", "email"],
                              "subject": "%s", "body": "%s" }
                            """.formatted(UUID.randomUUID(), kind.bsn, email, subject, Letter.BODY))
                    .post("/v1/messages")
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("id");
            letters.add(new Letter(id, kind, email, subject));
        }
    }

    /** Readers read and reply, and what was told out of turn arrives. */
    void recipientsAct() {
        back.letArrive();
        sandbox.fireEvents();
    }

    /** Everything that is still under way arrives. */
    void calm() {
        while (sandbox.fireEvents() + back.letArrive() > 0) {}
    }

    /** From now on every answer comes back. */
    void mendTheLine() {
        there.mend();
    }

    void operatorTriesAgainWhatIsHeldInDoubt() {
        List<String> held =
                Planted.find(tenant, "select id from delivery where status = 'held' and cause = 'outcome-unknown'");
        TestTenant operator = tenant.withoutTokens(); // the clock was moved since
        for (String id : held) {
            operator.as(Role.OPERATOR)
                    .post("/api/admin/berichtenbox/message/" + id + "/retry")
                    .then()
                    .statusCode(200);
        }
    }

    List<Letter> letters() {
        return List.copyOf(letters);
    }

    List<TakenMessage> taken() {
        return sandbox.taken();
    }

    double brokenShare() {
        return (double) broken().values().stream().mapToInt(Integer::intValue).sum() / (there.calls() + back.calls());
    }

    /** How many calls broke on both lines, and how. */
    Map<Fault, Integer> broken() {
        Map<Fault, Integer> all = new HashMap<>(there.broken());
        back.broken().forEach((fault, times) -> all.merge(fault, times, Integer::sum));
        return all;
    }

    /** The receipts of letters in the mailbox, by wire id. */
    Map<String, String> receiptsInTheDatabase() {
        return pairs("""
                select a.wire_id || ' ' || r.foreign_id
                  from receipt r
                  join attempt a on a.delivery = r.delivery and a.attempt = r.attempt
                 where r.channel = 'berichtenbox'
                   and r.foreign_id <> a.wire_id::text -- by that name replies find their letter
                """);
    }

    /** What is written down of the letters that went under these ids, for whoever wonders what became of them. */
    String story(Set<String> wireIds) {
        return wireIds.stream()
                .map(id -> id + Planted.find(tenant, """
                                select concat_ws(' ', e.at::time, e.kind, e.channel, e.cause, e.detail)
                                  from evidence e
                                 where e.delivery = (select delivery from attempt where wire_id = '%s' limit 1)
                                 order by e.seq
                                """.formatted(id)))
                .collect(Collectors.joining("\n"));
    }

    long count(String query) {
        return Long.parseLong(Planted.find(tenant, query).getFirst());
    }

    String status(Letter letter) {
        if (statuses.isEmpty()) {
            statuses = pairs("select id || ' ' || status from delivery");
        }
        return statuses.getOrDefault(letter.id(), "lost");
    }

    int replies(Letter letter) {
        if (replies.isEmpty()) {
            replies = pairs("select delivery || ' ' || count(*) from reply group by delivery");
        }
        return Integer.parseInt(replies.getOrDefault(letter.id(), "0"));
    }

    @Override
    public void close() throws IOException {
        sandbox.close();
        there.close();
        back.close();
    }

    private Map<String, String> pairs(String query) {
        return Planted.find(tenant, query).stream()
                .map(pair -> pair.split(" ", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
