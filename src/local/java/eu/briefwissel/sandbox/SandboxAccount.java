package eu.briefwissel.sandbox;

import eu.briefwissel.sandbox.berichtenbox.Berichtenbox;
import eu.briefwissel.sandbox.ebox.MessageRegistry;
import eu.briefwissel.sandbox.ebox.MessageRegistry.Sender;
import eu.briefwissel.sandbox.globe.Account;
import eu.briefwissel.sandbox.globe.Globe;
import eu.briefwissel.sandbox.ledger.Operator;
import eu.briefwissel.sandbox.wire.TokenEndpoint.Client;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The account that one sender has at every operator of the sandbox. */
record SandboxAccount(Secrets secrets, SigningKey key) {
    private static final String FALLBACK_FROM = "niet-antwoorden@gemeente-voorbeeld.example";
    /** A KBO number from the range not given out, as all of the sandbox. */
    private static final String ORGANISATION = "1999800005";

    private static final String MESSAGE_TYPE = "bericht";
    private static final String CPA = "cpl_gemeente-voorbeeld_MijnOverheid-BB-2.0";
    private static final String ADAPTER_USER = "briefwissel";

    Berichtenbox.Account berichtenbox() {
        return new Berichtenbox.Account(
                new Client("sandbox-logius", secrets.get(Secrets.LOGIUS_CLIENT)),
                secrets.get(Secrets.LOGIUS_WEBHOOK),
                key.publicKey());
    }

    Client eboxClient(Operator operator) {
        var secret = operator == Operator.EBOX_CITIZEN ? Secrets.EBOX_CITIZEN_CLIENT : Secrets.EBOX_ENTERPRISE_CLIENT;
        return new Client("sandbox-" + operator.path(), secrets.get(secret));
    }

    Sender eboxSender(Operator operator) {
        return new Sender(ORGANISATION, "briefwissel.sandbox", "Sandbox-" + operator.path());
    }

    Account globe() {
        return new Account(key.oin(), MESSAGE_TYPE, CPA, ADAPTER_USER, secrets.get(Secrets.GLOBE_ADAPTER));
    }

    /** The settings by which a tenant speaks dialect {@code globe} of the Berichtenbox, in place of {@code bbk}. */
    Map<String, String> globeSettings(String address) {
        var globe = globe();
        var settings = new TreeMap<String, String>();
        settings.put("berichtenbox.dialect", "globe");
        settings.put("globe.adapter_url", address + Globe.ADAPTER);
        settings.put("globe.adapter_user", globe.user());
        settings.put("globe.adapter_password", globe.password());
        settings.put("globe.wus_url", address + Globe.CHECK);
        settings.put("globe.cpa_id", globe.cpaId());
        settings.put("globe.oin", globe.oin());
        settings.put("globe.message_type", globe.messageType());
        settings.put("globe.to_party_id", Account.LOGIUS);
        return settings;
    }

    /** The settings that a gateway needs to use this account, the operators standing at this address. */
    Map<String, String> settings(String address) {
        var settings = new TreeMap<String, String>();
        var logius = berichtenbox();
        settings.put("logius_token_url", address + Berichtenbox.TOKEN);
        settings.put("logius_base_url", address + Berichtenbox.BASE);
        settings.put("logius_client_id", logius.client().id());
        settings.put("logius_client_secret", logius.client().secret());
        settings.put("logius_webhook_secret", logius.webhookSecret());
        settings.put("pki_cert", key.certificatePem());
        settings.put("pki_key", key.keyPem());
        settings.put("berichtenbox_fallback_from", FALLBACK_FROM);
        ebox(settings, "ebox_citizen.", Operator.EBOX_CITIZEN, address);
        ebox(settings, "ebox_enterprise.", Operator.EBOX_ENTERPRISE, address);
        return settings;
    }

    private void ebox(Map<String, String> settings, String prefix, Operator operator, String address) {
        var client = eboxClient(operator);
        var sender = eboxSender(operator);
        settings.put(prefix + "token_url", address + MessageRegistry.token(operator));
        settings.put(prefix + "base_url", address + MessageRegistry.base(operator));
        settings.put(prefix + "client_id", client.id());
        settings.put(prefix + "client_secret", client.secret());
        settings.put(prefix + "sender_organisation_id", sender.organisation());
        settings.put(prefix + "sender_application_id", sender.application());
        settings.put(prefix + "message_type_id", sender.messageType());
        var offers = MessageRegistry.Offers.of(operator);
        settings.put(prefix + "payment_data", offers.payments() ? "on" : "off");
        settings.put(prefix + "registered", offers.registered() ? "on" : "off");
        settings.put(
                prefix + "business_data_keys",
                offers.keys().isEmpty() ? "*" : String.join(",", new TreeSet<>(offers.keys())));
    }

    /** The settings by which a tenant speaks version 2.1 to both eBoxes, in place of 3. */
    Map<String, String> registry2Settings(String address) {
        var settings = new TreeMap<String, String>();
        settings.put("ebox_citizen.version", "2.1");
        settings.put("ebox_citizen.base_url", address + MessageRegistry.base2(Operator.EBOX_CITIZEN));
        settings.put("ebox_enterprise.version", "2.1");
        settings.put("ebox_enterprise.base_url", address + MessageRegistry.base2(Operator.EBOX_ENTERPRISE));
        return settings;
    }

    @Override
    public String toString() {
        return "SandboxAccount[…]";
    }
}
