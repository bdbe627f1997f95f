package eu.briefwissel.channel.ebox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import eu.briefwissel.channel.Connector;
import eu.briefwissel.channel.ConnectorProfile;
import eu.briefwissel.channel.HandClock;
import eu.briefwissel.channel.Letters;
import eu.briefwissel.channel.RecordingServer;
import eu.briefwissel.channel.RecordingServer.Act;
import eu.briefwissel.delivery.Addressee;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Reach;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.RecipientScheme;
import eu.briefwissel.tenant.Settings;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(ConnectorProfile.class)
class EboxPreferencesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PREFERENCES = "/federation/v1/eboxPreferences/search";
    private static final String CONSENTS = "/federation/v1/citizenEboxConsents/search";

    @Inject
    @All
    List<Connector> connectors;

    @Inject
    HandClock clock;

    private final RecordedRegistry operator = new RecordedRegistry();
    private final RecordingServer server = operator.server();

    @BeforeEach
    void setsTheClock() {
        clock.reset();
    }

    @AfterEach
    void stops() {
        server.close();
    }

    @Test
    void asksForAnEnterprisesPreferencesAsThePublishedDescriptionSays() {
        server.on(PREFERENCES, 200, """
                [{"eboxId": {"eboxType": "ENTERPRISE", "eboxIdValue": "1999900171"}, "exclusivelyEbox": true}]""");

        Reach reach = reach(RecipientScheme.KBO, Letters.KBO);

        assertThat(reach).isEqualTo(new Reach.HasMailbox(true));
        assertThat(server.only(PREFERENCES).text())
                .isEqualTo("{\"eboxType\":\"ENTERPRISE\",\"eboxIdType\":\"EnterpriseNumber\","
                        + "\"eboxIdValueList\":[\"1999900171\"]}");
    }

    @Test
    void findsWhoIsNotInTheListWithoutABox() {
        server.on(PREFERENCES, 200, "[]");

        assertThat(reach(RecipientScheme.KBO, Letters.KBO)).isEqualTo(new Reach.NoMailbox());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "exclusivelyEbox": false                   | HasMailbox
            "consent": true, "exclusivelyEbox": false  | HasMailbox
            "consent": false                           | OptedOut
            """)
    void asksForACitizensConsent(String fields, String kind) {
        server.on(
                CONSENTS,
                200,
                "[{\"eboxId\": {\"eboxType\": \"CITIZEN\", \"eboxIdValue\": \"" + Letters.INSZ + "\"}, " + fields
                        + "}]");

        assertThat(reach(RecipientScheme.INSZ, Letters.INSZ).getClass().getSimpleName())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            404 | {"code": "NOT_FOUND"}  | NOT_FOUND
            400 | {"code": "X"}          | X
            200 | {"not": "a list"}      | http-200
            500 |                        | http-500
            """)
    void concludesNothingFromAnAnswerThatIsNoList(int status, String body, String reason) {
        server.on(PREFERENCES, status, body == null ? "" : body);

        assertThat(reach(RecipientScheme.KBO, Letters.KBO)).isEqualTo(new Reach.TryLater(reason));
    }

    @Test
    void sparesAnOperatorThatWantsLess() {
        server.on(PREFERENCES, new Act.Answer(429, Map.of("Retry-After", "7"), "{}"));

        assertThat(reach(RecipientScheme.KBO, Letters.KBO))
                .isEqualTo(new Reach.Busy("http-429", Optional.of(Duration.ofSeconds(7))));
    }

    @Test
    void asksAboutManyTogetherAndAboutNoMoreThanTheLimitInOneCall() throws IOException {
        server.on(PREFERENCES, 200, "[]");
        Connector connector = connector(ChannelName.EBOX_ENTERPRISE);

        List<Uni<Reach>> questions = IntStream.range(0, 600)
                .mapToObj(n -> connector.reach(
                        new Addressee(new Recipient(RecipientScheme.KBO, kbo(n)), "besluit"), settings()))
                .toList();
        List<Reach> all = Uni.join().all(questions).andFailFast().await().atMost(PATIENCE);

        assertThat(all).hasSize(600).containsOnly(new Reach.NoMailbox());
        assertThat(server.calls(PREFERENCES)).hasSizeBetween(3, 5);
        for (var call : server.calls(PREFERENCES)) {
            assertThat(new JsonMapper().readTree(call.text()).path("eboxIdValueList"))
                    .hasSizeLessThanOrEqualTo(EboxAssumptions.PREFERENCES_LIMIT);
        }
    }

    private static String kbo(int n) {
        long body = 10_000_000L + n;
        return body + String.format("%02d", 97 - body % 97);
    }

    private Reach reach(RecipientScheme scheme, String number) {
        return connector(scheme.mailbox())
                .reach(new Addressee(new Recipient(scheme, number), "besluit"), settings())
                .await()
                .atMost(PATIENCE);
    }

    private Settings settings() {
        Map<String, String> values = new HashMap<>(operator.settings().values());
        for (String prefix : List.of("ebox_citizen.", "ebox_enterprise.")) {
            values.put(prefix + "mailbox", "ask-first");
            values.put(prefix + "federation_url", server.url() + "/federation/v1");
        }
        return new Settings(operator.tenant(), "Gemeente Voorbeeld", values);
    }

    private Connector connector(ChannelName channel) {
        return connectors.stream()
                .filter(c -> c.channel() == channel)
                .findFirst()
                .orElseThrow();
    }
}
