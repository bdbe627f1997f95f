package eu.briefwissel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.sandbox.Http.Answer;
import eu.briefwissel.sandbox.event.Pace;
import eu.briefwissel.sandbox.globe.GlobeRecipient;
import eu.briefwissel.sandbox.recipient.MagicRecipient;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LookInsideTest {
    private final HandClock clock = new HandClock();
    private Gateway gateway;
    private Sandbox sandbox;

    @BeforeEach
    void start() throws IOException {
        gateway = new Gateway();
        sandbox = Sandbox.start(SandboxSettings.inMemory()
                .withTiming(Timing.standard().withClock(clock).withPace(Pace.byHand())));
        gateway.serve(sandbox);
    }

    @AfterEach
    void stop() throws IOException {
        sandbox.close();
        gateway.close();
    }

    private Answer get(String path) throws IOException {
        return Http.send(Http.to("http://127.0.0.1:" + sandbox.httpPort() + path));
    }

    @Test
    void saysWhatItIs() throws IOException {
        assertThat(get("/sandbox").response().body()).contains("Nothing that is sent here reaches anybody");
        assertThat(get("/nowhere").status()).isEqualTo(404);
    }

    @Test
    void listsAllMagicRecipients() throws IOException {
        var list = get("/sandbox/recipients").json();

        assertThat(list).hasSize(MagicRecipient.values().length);
        assertThat(list.findValuesAsText("identifier")).contains("999993653");
    }

    @Test
    void listsThoseOfDialectGlobeAndTheAccountThere() throws IOException {
        var list = get("/sandbox/recipients/globe").json();
        var account = get("/sandbox/account/globe").json();

        assertThat(list).hasSize(GlobeRecipient.values().length);
        assertThat(list.findValuesAsText("identifier")).contains("999990019");
        assertThat(account.path("globe.adapter_url").asText()).endsWith("/service/rest/v19");
    }

    @Test
    void showsItsAccountUnderTheNamesThatAGatewayKnows() throws IOException {
        var account = get("/sandbox/account").json();

        assertThat(account.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "logius_token_url",
                        "logius_base_url",
                        "logius_client_id",
                        "logius_client_secret",
                        "logius_webhook_secret",
                        "pki_cert",
                        "pki_key",
                        "berichtenbox_fallback_from",
                        "ebox_citizen.token_url",
                        "ebox_citizen.base_url",
                        "ebox_citizen.client_id",
                        "ebox_citizen.client_secret",
                        "ebox_citizen.sender_organisation_id",
                        "ebox_citizen.sender_application_id",
                        "ebox_citizen.payment_data",
                        "ebox_citizen.registered",
                        "ebox_citizen.business_data_keys",
                        "ebox_citizen.message_type_id",
                        "ebox_enterprise.token_url",
                        "ebox_enterprise.base_url",
                        "ebox_enterprise.client_id",
                        "ebox_enterprise.partition_url",
                        "ebox_enterprise.pki_cert",
                        "ebox_enterprise.pki_key",
                        "ebox_enterprise.sender_organisation_id",
                        "ebox_enterprise.sender_application_id",
                        "ebox_enterprise.payment_data",
                        "ebox_enterprise.registered",
                        "ebox_enterprise.business_data_keys",
                        "ebox_enterprise.message_type_id");
        assertThat(account.path("ebox_citizen.base_url").asText()).endsWith("/messageRegistry/v3");
    }

    @Test
    void firesEventsOnRequestAndCountsCalls() throws IOException {
        var logius = new BbkCaller(sandbox, clock).login();
        logius.send(logius.message(MagicRecipient.BSN_READS.identifier()));

        var fired = Http.send(Http.to("http://127.0.0.1:" + sandbox.httpPort() + "/sandbox/events")
                .POST(BodyPublishers.noBody()));

        assertThat(fired.json().path("told").asInt()).isEqualTo(1);
        assertThat(gateway.hooks()).hasSize(1);
        assertThat(get("/sandbox/calls").json().path("berichtenbox.taken").asInt())
                .isEqualTo(1);
    }
}
