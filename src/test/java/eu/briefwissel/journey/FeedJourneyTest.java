package eu.briefwissel.journey;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.receive.CollectResults;
import eu.briefwissel.store.InboxLeases;
import eu.briefwissel.support.Planted;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestDatabase;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.support.TestWorkers;
import eu.briefwissel.tenant.Role;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the events platform tells reaches the timeline once, whoever reads it and wherever they are cut off. */
@QuarkusTest
class FeedJourneyTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** More rows than reading two pages writes. */
    private static final int MOST_CUTS = 80;

    private static final List<String> TABLES =
            List.of("mailbox_event", "delivery", "evidence", "work", "feed_cursor", "inbox_lease");

    @Inject
    TestTenants tenants;

    @Inject
    TestWorkers workers;

    @Inject
    CollectResults results;

    @Inject
    InboxLeases leases;

    @Inject
    TestClock clock;

    private EventsPlatform platform;
    private TestTenant tenant;

    @BeforeEach
    void anAccount() throws IOException {
        platform = new EventsPlatform();
        tenant = tenants.fresh(platform.account());
    }

    @AfterEach
    void ends() {
        platform.close();
        clock.reset();
    }

    @Test
    void tellsOfArrivalReminderReadingAndWhatNobodyKnows() {
        String id = submit();
        platform.happens("newDocument", platform.messageId(1));
        platform.happens("newDocumentReminder", platform.messageId(1));
        platform.happens("documentWasFramed", platform.messageId(1));
        platform.nonsense();
        platform.happens("readDocument", platform.messageId(1));

        collect();

        assertThat(timeline(id))
                .containsExactly(
                        "ContentConsignment " + platform.messageId(1),
                        "ArrivalConfirmed ",
                        "MailboxNotice newDocumentReminder",
                        "MailboxNotice documentWasFramed",
                        "ContentHandover ");
        assertThat(status(id)).isEqualTo("opened");
        assertThat(platform.questions()).hasSize(3).last().asString().contains("lastSequenceNbr=4", "pageSize=100");
        assertThat(platform.questions().getFirst()).contains("lastSequenceNbr=0", "clientId=client", "startTime=20");
    }

    @Test
    void asksBehindWhatIsKeptTheNextTime() {
        submit();
        platform.happens("newDocument", platform.messageId(1));
        collect();

        collect();

        assertThat(platform.questions()).hasSize(2).last().asString().contains("lastSequenceNbr=1");
    }

    @Test
    void parksAnEventUntilItsReceiptIsKnown() {
        platform.happens("readDocument", platform.messageId(1));
        collect();

        String id = submit();

        assertThat(status(id)).isEqualTo("opened");
    }

    /** Cut off before each row that reading two pages writes, and read on afterwards by another process. */
    @Test
    void neitherSkipsNorDoublesAnEventWhereverReadingIsCutOff() throws SQLException, IOException {
        int cuts = 0;
        for (int rows = 0; rows < MOST_CUTS; rows++) {
            platform.close();
            anAccount();
            String first = submit();
            String second = submit();
            String one = receipt(first);
            String other = receipt(second);
            List<String> told = List.of("newDocument", "newDocumentReminder", "readDocument");
            told.forEach(type -> platform.happens(type, one));
            platform.happens("newDocument", other);

            boolean wasCut = collectCutOffAfter(rows);
            clock.advance(Duration.ofMinutes(6));
            collect();
            clock.advance(Duration.ofMinutes(6));
            workers.workOff();

            assertThat(facts(first))
                    .as("cut off after %d rows", rows)
                    .containsExactlyInAnyOrder("ArrivalConfirmed", "MailboxNotice", "ContentHandover");
            assertThat(facts(second)).as("cut off after %d rows", rows).containsExactly("ArrivalConfirmed");
            assertThat(status(first)).isEqualTo("opened");
            if (!wasCut) {
                break;
            }
            cuts++;
        }
        assertThat(cuts).as("cut off at each row, and at last not at all").isBetween(15, MOST_CUTS - 1);
    }

    @Test
    void isReadByOneProcessAtATime() {
        String id = submit();
        platform.happens("readDocument", platform.messageId(1));
        TestTenants.await(() -> leases.take(tenant.id(), ChannelName.EBOX_ENTERPRISE, MINUTE));

        collect();
        assertThat(platform.questions()).isEmpty();

        clock.advance(MINUTE);
        collect();
        assertThat(status(id)).isEqualTo("opened");
    }

    @Test
    void movesNoCursorBackWhereTwoReadAtOnceAllTheSame() {
        submit();
        platform.happens("newDocument", platform.messageId(1));
        platform.beforeAnswering(() -> {
            clock.advance(Duration.ofMinutes(6));
            platform.happens("newDocumentReminder", platform.messageId(1));
            platform.happens("readDocument", platform.messageId(1));
            TestTenants.await(results::collect);
        });

        collect();

        assertThat(Planted.find(tenant, "select last from feed_cursor")).containsExactly("3");
    }

    private boolean collectCutOffAfter(int rows) throws SQLException {
        try (var owner = TestDatabase.asOwner();
                var session = owner.createStatement()) {
            session.execute(killedAfter(rows));
            for (String table : TABLES) {
                session.execute("create trigger cut_off before insert or update or delete on " + table
                        + " for each row execute function cut_off()");
            }
            TestTenants.await(results::collect);
            try (var counted = session.executeQuery("select last_value, is_called from cut_off")) {
                counted.next();
                return counted.getBoolean("is_called") && counted.getLong("last_value") > rows;
            } finally {
                for (String table : TABLES) {
                    session.execute("drop trigger cut_off on " + table);
                }
                session.execute("drop function cut_off(); drop sequence cut_off");
            }
        }
    }

    /** From then on nothing of this tenant's can be written any more: as where a process is killed. */
    private String killedAfter(int rows) {
        return """
                create sequence cut_off;
                grant usage on sequence cut_off to public;
                create function cut_off() returns trigger language plpgsql as $$
                begin
                    if coalesce(new.tenant, old.tenant) = '%s' and nextval('cut_off') > %d then
                        raise exception 'cut off';
                    end if;
                    return coalesce(new, old);
                end $$;
                """.formatted(tenant.id(), rows);
    }

    private String submit() {
        String id = tenant.as(Role.SENDER)
                .contentType("application/json")
                .body("""
                        { "reference": "%s", "recipient": { "kbo": "1999900171" }, "language": "nl",
                          "messageType": "besluit", "subject": "Besluit", "body": "<p>Toegewezen.</p>",
                          "route": ["mailbox"] }
                        """.formatted(UUID.randomUUID()))
                .post("/v1/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        workers.workOff();
        return id;
    }

    private void collect() {
        TestTenants.await(results::collect);
        workers.workOff();
    }

    private String receipt(String id) {
        return timeline(id).getFirst().substring("ContentConsignment ".length());
    }

    private String status(String id) {
        return tenant.as(Role.SENDER).get("/v1/messages/" + id).path("status");
    }

    private List<String> facts(String id) {
        return timeline(id).stream()
                .skip(1)
                .map(fact -> fact.substring(0, fact.indexOf(' ')))
                .toList();
    }

    /** What happened since a channel was chosen, as {@code kind detail}. */
    private List<String> timeline(String id) {
        List<Map<String, Object>> facts = tenant.as(Role.SENDER)
                .get("/v1/messages/" + id + "/timeline")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        return facts.stream()
                .skip(2)
                .map(f -> f.get("kind") + " " + f.getOrDefault("detail", ""))
                .toList();
    }
}
