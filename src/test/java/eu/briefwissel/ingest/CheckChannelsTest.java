package eu.briefwissel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.channel.Capabilities;
import eu.briefwissel.channel.Connector;
import eu.briefwissel.channel.Letter;
import eu.briefwissel.delivery.Addressee;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Handover;
import eu.briefwissel.delivery.Reach;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.request.ReadJson;
import eu.briefwissel.request.Violation;
import eu.briefwissel.request.Violations;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Registered mail goes by every channel of its route, or is refused. */
class CheckChannelsTest {

    private static final Settings NONE = new Settings(new TenantId("t"), "Gemeente", Map.of());

    @Test
    void refusesRegisteredMailWhereOneChannelOfTheRouteDoesNotOfferIt() {
        assertThat(broken("[\"mailbox\",\"email\"]", Set.of(ChannelName.EBOX_ENTERPRISE)))
                .containsExactly("/registered registered-not-offered");
        assertThat(broken("[\"mailbox\"]", Set.of())).containsExactly("/registered registered-not-offered");
    }

    @Test
    void takesRegisteredMailWhereAllDo() {
        assertThat(broken("[\"mailbox\"]", Set.of(ChannelName.EBOX_ENTERPRISE))).isEmpty();
    }

    private static List<String> broken(String route, Set<ChannelName> registered) {
        byte[] json = Submission.good()
                .with("recipient", "{\"kbo\":\"0202239951\"}")
                .with("route", route)
                .with("registered", "true")
                .json();
        Violations violations = new Violations();
        var reading = (ReadJson.Reading.Read<SubmissionRequest>) ReadSubmission.SUBMISSION.read(json, violations);
        var checked = new CheckSubmission(
                        violations, _ -> new Capabilities(true, Capabilities.Reading.PULLED, true, true))
                .check(reading.request(), Optional.empty())
                .orElseThrow();
        boolean all = new CheckChannels(violations, name -> new Plain(name, registered), Optional.empty())
                .take(checked, NONE);
        assertThat(all).isEqualTo(violations.isEmpty());
        return violations.all().stream()
                .map((Violation v) -> v.field() + " " + v.rule())
                .toList();
    }

    /** A channel that takes everything, and registered mail where it is said to. */
    private record Plain(ChannelName channel, Set<ChannelName> registered) implements Connector {

        @Override
        public boolean takesRegistered(Settings settings) {
            return registered.contains(channel);
        }

        @Override
        public Capabilities capabilities() {
            return new Capabilities(true, Capabilities.Reading.PULLED, true, true);
        }

        @Override
        public Uni<Reach> reach(Addressee addressee, Settings settings) {
            return Uni.createFrom().item(new Reach.NotToldBeforehand());
        }

        @Override
        public Uni<Handover> handOver(Letter letter, Settings settings) {
            return Uni.createFrom().item(new Handover.TakenBefore());
        }
    }
}
