package eu.briefwissel.receive;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.delivery.AskingSchedule;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.MailboxEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");

    /** Told at the same time, both take effect: the one behind the other. */
    @Test
    void keepWhatWasToldOfOneMessageTogetherAndInOrder() {
        AskMailboxes.Told came = told(ChannelName.EBOX_CITIZEN, new MailboxEvent.Arrived("M-1", NOW));
        AskMailboxes.Told another = told(ChannelName.EBOX_CITIZEN, new MailboxEvent.Read("M-2", NOW));
        AskMailboxes.Told read = told(ChannelName.EBOX_CITIZEN, new MailboxEvent.Read("M-1", NOW));
        AskMailboxes.Told elsewhere = told(ChannelName.EBOX_ENTERPRISE, new MailboxEvent.Read("M-1", NOW));

        assertThat(answers(came, another, read, elsewhere).toldOfEach())
                .containsExactly(List.of(came, read), List.of(another), List.of(elsewhere));
    }

    private static AskMailboxes.Told told(ChannelName channel, MailboxEvent event) {
        return new AskMailboxes.Told(channel, event);
    }

    private static AskMailboxes.Answers answers(AskMailboxes.Told... told) {
        AskingSchedule schedule = new AskingSchedule(Duration.ofMinutes(15), Duration.ofDays(1));
        return new AskMailboxes.Answers(Map.of(), List.of(), Map.of(), List.of(told), schedule);
    }
}
