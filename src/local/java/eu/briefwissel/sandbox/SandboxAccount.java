package eu.briefwissel.sandbox;

import eu.briefwissel.sandbox.berichtenbox.Berichtenbox;
import eu.briefwissel.sandbox.ebox.MessageRegistry;
import eu.briefwissel.sandbox.ebox.MessageRegistry.Sender;
import eu.briefwissel.sandbox.globe.Account;
import eu.briefwissel.sandbox.globe.Globe;
import eu.briefwissel.sandbox.ledger.Operator;
import eu.briefwissel.sandbox.wire.ClientAssertion;
import eu.briefwissel.sandbox.wire.TokenEndpoint;
import eu.briefwissel.sandbox.wire.TokenEndpoint.Client;
import eu.briefwissel.sandbox.wire.TokenEndpoint.SecretIn;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The account that one sender has at every operator of the sandbox. */
record SandboxAccount(Secrets secrets, SigningKey key, SigningKey enterpriseKey) {
    private static final String FALLBACK_FROM = "niet-antwoorden@gemeente-voorbeeld.example";
    /** Another organisation, which gave the account's a mandate to publish for it; 1999800203 is one that gave none. */
    private static final String MANDATED = "1999800104";

    private static final List<String> RSZ_SCOPES = List.of(
            "scope:document:management:consult:ws-eboxrestentreprise:publicationsender",
            "scope:document:management:consult:ws-eboxrestentreprise:eboxrepresentativepublication",
            "scope:document:management:consult:ws-eboxrestentreprise:referencedata",
            "scope:documentmanagement:ebox:enterprise:federation-rest:preference");
    private static final String MESSAGE_TYPE = "bericht";
    private static final String CPA = "cpl_gemeente-voorbeeld_MijnOverheid-BB-2.0";
    private static final String ADAPTER_USER = "briefwissel";

    Berichtenbox.Account berichtenbox() {
        return new Berichtenbox.Account(
                new Client("sandbox-logius", secrets.get(Secrets.LOGIUS_CLIENT)),
                secrets.get(Secrets.LOGIUS_WEBHOOK),
                key.publicKey());
    }

    /** BOSA knows a client by its secret, RSZ by its certificate. */
    MessageRegistry.LetIn eboxClient(Operator operator, Timing timing) {
        var id = clientId(operator);
        if (operator == Operator.EBOX_CITIZEN) {
            var client = new Client(id, secrets.get(Secrets.EBOX_CITIZEN_CLIENT));
            return tokens -> new TokenEndpoint(tokens, client, SecretIn.BASIC_OR_FORM);
        }
        var assertions = new ClientAssertion(
                id,
                enterpriseKey.publicKey(),
                timing.clock(),
                !timing.timestampTolerance().isZero());
        return tokens -> new TokenEndpoint(tokens, assertions, RSZ_SCOPES);
    }

    private static String clientId(Operator operator) {
        return "sandbox-" + operator.path();
    }

    Sender eboxSender(Operator operator) {
        return new Sender(SigningKey.ENTERPRISE, "briefwissel.sandbox", "Sandbox-" + operator.path(), Set.of(MANDATED));
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

    /** The settings by which a tenant is told what happened to its eBox messages, and may ask who has an eBox. */
    Map<String, String> eboxEventSettings(String address) {
        var settings = new TreeMap<String, String>();
        settings.put("ebox_citizen.events_url", address + MessageRegistry.events(Operator.EBOX_CITIZEN));
        settings.put("ebox_citizen.federation_url", address + MessageRegistry.federation(Operator.EBOX_CITIZEN));
        settings.put("ebox_enterprise.events_url", address + MessageRegistry.events(Operator.EBOX_ENTERPRISE));
        settings.put("ebox_enterprise.federation_url", address + MessageRegistry.federation(Operator.EBOX_ENTERPRISE));
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
        var sender = eboxSender(operator);
        settings.put(prefix + "token_url", address + MessageRegistry.token(operator));
        settings.put(prefix + "base_url", address + MessageRegistry.base(operator));
        settings.put(prefix + "client_id", clientId(operator));
        if (operator == Operator.EBOX_CITIZEN) {
            settings.put(prefix + "client_secret", secrets.get(Secrets.EBOX_CITIZEN_CLIENT));
        } else {
            settings.put(prefix + "partition_url", address + MessageRegistry.partitions(operator));
            settings.put(prefix + "pki_cert", enterpriseKey.certificatePem());
            settings.put(prefix + "pki_key", enterpriseKey.keyPem());
        }
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
