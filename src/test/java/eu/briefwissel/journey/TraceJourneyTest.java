package eu.briefwissel.journey;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.journey.Traveller.Sent;
import eu.briefwissel.support.CollectedSpans.Received;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestCollector;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.telemetry.SendSpans;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A message's way through all stages is one trace, which tells what happened and to nobody whom it is about. */
@QuarkusTest
@WithTestResource(TestCollector.class)
class TraceJourneyTest {

    private static final String CALLERS_TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLERS_SPAN = "00f067aa0ba902b7";
    private static final String READS = "999993653";
    private static final String NEVER_READS = "999993665";
    private static final String BOTH = "\"route\": [\"mailbox\", \"email\"]";

    @Inject
    Traveller traveller;

    @Inject
    SendSpans sending;

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void goesOnFromTheSubmissionToThePublicationToTheWebhook() {
        Sent sent = traveller.submit("bsn", READS, BOTH);
        traveller.recipientsAct();

        List<Received> trace = trace(ownTrace(sent));

        assertThat(trace)
                .extracting(Received::name)
                .containsExactly("submit", "ask", "resolve", "hand over", "publish", "receive");
        Received submission = named(trace, "submit");
        assertThat(submission.parent()).isEmpty();
        assertThat(submission.says("briefwissel.outcome")).isEqualTo("accepted");
        assertThat(List.of("resolve", "publish", "receive"))
                .allSatisfy(stage -> assertThat(named(trace, stage).parent()).isEqualTo(submission.spanId()));
        assertThat(named(trace, "ask").parent())
                .isEqualTo(named(trace, "resolve").spanId());
        assertThat(named(trace, "hand over").parent())
                .isEqualTo(named(trace, "publish").spanId());
        assertThat(named(trace, "hand over").says("briefwissel.channel")).isEqualTo("berichtenbox");
        assertThat(named(trace, "receive").says("briefwissel.delivery")).isEqualTo(sent.id());
    }

    @Test
    void goesOnToTheMailOfTheFallback() {
        Sent sent = traveller.submit("bsn", NEVER_READS, BOTH + ", \"unreadAfter\": \"2 days\"");
        traveller.timePasses(Duration.ofDays(4));

        List<Received> trace = trace(ownTrace(sent));

        assertThat(traveller.mails(sent)).isEqualTo(1);
        assertThat(trace).extracting(Received::name).contains("fall back");
        assertThat(trace)
                .filteredOn(span -> span.name().equals("hand over"))
                .extracting(span -> span.says("briefwissel.channel"))
                .containsExactly("berichtenbox", "email");
    }

    @Test
    void goesOnWithTheTraceOfTheSendersRequest() {
        Sent sent = traveller.submitWithin("00-" + CALLERS_TRACE + "-" + CALLERS_SPAN + "-01", READS, BOTH);

        List<Received> trace = trace(CALLERS_TRACE).stream()
                .filter(span -> !span.says("briefwissel.delivery").isEmpty())
                .filter(span -> span.says("briefwissel.delivery").equals(sent.id()))
                .toList();

        assertThat(named(trace, "submit").parent()).isEqualTo(CALLERS_SPAN);
        assertThat(named(trace, "publish").parent())
                .isEqualTo(named(trace, "submit").spanId());
    }

    @Test
    void tellsNothingWhereTheSenderDoesNotWantIt() {
        String unwanted = "5bf92f3577b34da6a3ce929d0e0e4736";

        traveller.submitWithin("00-" + unwanted + "-" + CALLERS_SPAN + "-00", READS, BOTH);

        assertThat(trace(unwanted)).isEmpty();
    }

    @Test
    void namesNobody() {
        Sent sent = traveller.submit("bsn", READS, BOTH);
        traveller.recipientsAct();

        assertThat(trace(ownTrace(sent)))
                .flatExtracting(Received::keys)
                .isSubsetOf(Set.of(
                        "briefwissel.tenant",
                        "briefwissel.delivery",
                        "briefwissel.channel",
                        "briefwissel.attempt",
                        "briefwissel.outcome",
                        "error.type"));
        assertThat(TestCollector.collected().text())
                .contains(sent.id())
                .doesNotContain(READS, NEVER_READS, sent.email(), "Besluit", "toegewezen");
    }

    private List<Received> trace(String id) {
        TestTenants.await(sending::flush);
        return TestCollector.collected().trace(id);
    }

    private static String ownTrace(Sent sent) {
        return sent.id().replace("-", "");
    }

    private static Received named(List<Received> trace, String name) {
        return trace.stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
