package eu.briefwissel.channel.berichtenbox;

import eu.briefwissel.channel.RecordingServer;
import eu.briefwissel.channel.TestKeys;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.tenant.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A Berichtenbox that gives tokens and takes whatever comes, until told otherwise, and a tenant with an account at it. */
record RecordedBerichtenbox(RecordingServer server, TenantId tenant) {

    RecordedBerichtenbox() {
        this(
                RecordingServer.start(),
                new TenantId("t-" + UUID.randomUUID().toString().substring(0, 8)));
        server.on("/token", 200, "{\"access_token\": \"first\", \"expires_in\": 3600}");
        server.on("/messages", 200, "{\"logiusMessageId\": \"L-1\"}");
    }

    Settings settings() {
        return settings("unused", "");
    }

    /** With one setting changed. */
    Settings settings(String name, String value) {
        Map<String, String> values = new HashMap<>();
        values.put("logius_token_url", server.url() + "/token");
        values.put("logius_base_url", server.url());
        values.put("logius_client_id", "client");
        values.put("logius_client_secret", "secret");
        values.put("pki_key", TestKeys.keyPem());
        values.put("pki_cert", TestKeys.certificatePem());
        values.put(name, value);
        return new Settings(tenant, "Gemeente Voorbeeld", values);
    }
}
