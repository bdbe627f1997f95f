package eu.briefwissel.channel.ebox;

import eu.briefwissel.channel.RecordingServer;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.tenant.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A Message Registry that gives tokens and takes whatever comes, until told otherwise, and a tenant with an account at it. */
record RecordedRegistry(RecordingServer server, TenantId tenant) {

    static final String PUBLISH = "/messageRegistry/v3/ebox/messages/";

    RecordedRegistry() {
        this(
                RecordingServer.start(),
                new TenantId("t-" + UUID.randomUUID().toString().substring(0, 8)));
        server.on("/token", 200, "{\"access_token\": \"first\", \"expires_in\": 3600}");
        server.on(PUBLISH, 201, "{\"messageId\": \"M-1\", \"expirationDate\": \"2027-01-01T00:00:00+01:00\"}");
    }

    Settings settings() {
        return settings("unused", "");
    }

    /** With one setting changed. */
    Settings settings(String name, String value) {
        Map<String, String> values = new HashMap<>();
        for (String prefix : List.of("ebox_citizen.", "ebox_enterprise.")) {
            values.put(prefix + "token_url", server.url() + "/token");
            values.put(prefix + "base_url", server.url() + "/messageRegistry/v3");
            values.put(prefix + "client_id", "client");
            values.put(prefix + "client_secret", "secret");
            values.put(prefix + "sender_organisation_id", "1999800005");
            values.put(prefix + "sender_application_id", "application");
            values.put(prefix + "message_type_id", "type");
        }
        values.put(name, value);
        return new Settings(tenant, "Gemeente Voorbeeld", values);
    }
}
