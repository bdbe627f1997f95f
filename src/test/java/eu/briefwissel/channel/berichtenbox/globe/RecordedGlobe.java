package eu.briefwissel.channel.berichtenbox.globe;

import eu.briefwissel.channel.RecordingServer;
import eu.briefwissel.channel.TestKeys;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.tenant.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** An ebMS adapter and a WUS service that do what they are told, and a tenant with an account at them. */
record RecordedGlobe(RecordingServer server, TenantId tenant) {

    static final String OIN = "00000001234567890000";
    static final String BASE = "/service/rest/v19";
    static final String MESSAGES = BASE + "/ebms/messages";
    static final String UNPROCESSED = MESSAGES + "/unprocessed";
    static final String EVENTS = BASE + "/ebms/events";
    static final String NEW_EVENTS = EVENTS + "/unprocessed";
    static final String WUS = "/wus/BerichtenboxValidatieService";

    RecordedGlobe() {
        this(
                RecordingServer.start(),
                new TenantId("t-" + UUID.randomUUID().toString().substring(0, 8)));
        server.on(MESSAGES, 200, "ebms-id@adapter");
        server.on(UNPROCESSED, 200, "[]");
        server.on(NEW_EVENTS, 200, "[]");
    }

    Settings settings() {
        return settings("unused", "");
    }

    /** With one setting changed. */
    Settings settings(String name, String value) {
        Map<String, String> values = new HashMap<>();
        values.put("berichtenbox.dialect", "globe");
        values.put("globe.oin", OIN);
        values.put("globe.adapter_url", server.url() + BASE);
        values.put("globe.cpa_id", "cpa-1");
        values.put("globe.wus_url", server.url() + WUS);
        values.put("globe.message_type", "BESLUIT");
        values.put("pki_key", TestKeys.keyPem());
        values.put("pki_cert", TestKeys.certificatePem());
        values.put(name, value);
        return new Settings(tenant, "Gemeente Voorbeeld", values);
    }
}
