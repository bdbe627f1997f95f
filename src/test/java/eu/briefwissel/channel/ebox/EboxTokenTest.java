package eu.briefwissel.channel.ebox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.briefwissel.channel.Connector;
import eu.briefwissel.channel.ConnectorProfile;
import eu.briefwissel.channel.HandClock;
import eu.briefwissel.channel.Letters;
import eu.briefwissel.channel.RecordingServer;
import eu.briefwissel.channel.TestKeys;
import eu.briefwissel.crypto.RsaCertificate;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Handover;
import eu.briefwissel.delivery.RecipientScheme;
import eu.briefwissel.tenant.Settings;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How RSZ is asked for tokens: with assertions that the enterprise's key signs. */
@QuarkusTest
@TestProfile(ConnectorProfile.class)
class EboxTokenTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

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
    void asksWithAnAssertionThatTheEnterprisesKeySigned() throws IOException {
        handOver(Map.of());

        Map<String, String> form = form(server.only("/token").text());
        String[] assertion = form.getOrDefault("client_assertion", "").split("\\.", -1);
        assertThat(form)
                .containsEntry("grant_type", "client_credentials")
                .containsEntry("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                .doesNotContainKey("client_secret");
        assertThat(server.only("/token").header("Authorization")).isNull();
        assertThat(json(assertion[0]).path("alg").asText()).isEqualTo("RS256");
        assertThat(TestKeys.verifies((assertion[0] + "." + assertion[1]).getBytes(UTF_8), padded(assertion[2])))
                .isTrue();
        JsonNode claims = json(assertion[1]);
        assertThat(claims.path("iss").asText()).isEqualTo("client");
        assertThat(claims.path("sub").asText()).isEqualTo("client");
        assertThat(claims.path("aud").asText()).isEqualTo(server.url() + "/token");
        assertThat(claims.path("exp").asLong())
                .isEqualTo(HandClock.START.plus(Duration.ofMinutes(2)).getEpochSecond());
    }

    @Test
    void signsForWhomIsSet() throws IOException {
        handOver(Map.of("ebox_enterprise.audience", "https://oauthacc.socialsecurity.be/"));

        assertThat(claims(0).path("aud").asText()).isEqualTo("https://oauthacc.socialsecurity.be/");
    }

    @Test
    void signsForTheHostWhereItIsTheThirdVersionOfRsz() {
        assertThat(EboxAssumptions.audience("https://services.socialsecurity.be/REST/oauth/v3/token"))
                .isEqualTo("https://oauth.socialsecurity.be/");
        assertThat(EboxAssumptions.audience("https://services.socialsecurity.be/REST/oauth/v5/token"))
                .isEqualTo("https://services.socialsecurity.be/REST/oauth/v5/token");
    }

    @Test
    void writesAnotherAssertionForEachToken() throws IOException {
        handOver(Map.of());
        clock.moveBy(Duration.ofMinutes(55));
        handOver(Map.of());

        assertThat(server.calls("/token")).hasSize(2);
        assertThat(claims(0).path("jti").asText())
                .isNotEqualTo(claims(1).path("jti").asText());
    }

    @Test
    void asksForATokenBeforeTheOldOneIsSpent() {
        handOver(Map.of());
        clock.moveBy(Duration.ofMinutes(53));
        handOver(Map.of());
        assertThat(server.calls("/token")).hasSize(1);

        clock.moveBy(Duration.ofMinutes(2));
        handOver(Map.of());

        assertThat(server.calls("/token")).hasSize(2);
    }

    @Test
    void asksOnceMoreWhereATokenIsRefused() {
        server.on(RecordedRegistry.PUBLISH, 401, "{}");

        assertThat(handOver(Map.of())).isEqualTo(new Handover.TryLater("http-401"));

        assertThat(server.calls("/token")).hasSize(2);
        assertThat(server.calls(RecordedRegistry.PUBLISH)).hasSize(2);
    }

    @Test
    void tellsUntilWhenTheCertificateIsValid() {
        assertThat(connector().credentialsEnd(settings(Map.of())))
                .contains(RsaCertificate.parse(TestKeys.enterpriseCertificatePem())
                        .validUntil());
        assertThat(connector().credentialsEnd(operator.settings())).isEmpty();
    }

    private JsonNode claims(int call) throws IOException {
        String assertion = form(server.calls("/token").get(call).text()).getOrDefault("client_assertion", "");
        return json(assertion.split("\\.", -1)[1]);
    }

    private Handover handOver(Map<String, String> more) {
        return connector()
                .handOver(Letters.to(RecipientScheme.KBO, Letters.KBO), settings(more))
                .await()
                .atMost(PATIENCE);
    }

    private Settings settings(Map<String, String> more) {
        Map<String, String> values = new HashMap<>(
                operator.settings("ebox_enterprise.client_secret", "").values());
        values.put("ebox_enterprise.pki_key", TestKeys.keyPem());
        values.put("ebox_enterprise.pki_cert", TestKeys.enterpriseCertificatePem());
        values.putAll(more);
        return new Settings(operator.tenant(), "Gemeente Voorbeeld", values);
    }

    private Connector connector() {
        return connectors.stream()
                .filter(c -> c.channel() == ChannelName.EBOX_ENTERPRISE && c.speaksFor(operator.settings()))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }

    private static JsonNode json(String part) throws IOException {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(part));
    }

    private static String padded(String base64url) {
        return Base64.getEncoder().encodeToString(Base64.getUrlDecoder().decode(base64url));
    }
}
