package eu.briefwissel.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.briefwissel.sandbox.Http.Answer;
import eu.briefwissel.sandbox.globe.Account;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Speaks to the sandbox's ebMS adapter as ebms-core's REST interface has it, from the account settings alone. */
final class GlobeCaller {
    static final String NIL = "00000000-0000-0000-0000-000000000000";

    /** A result as it arrived. */
    record Result(String batchId, List<Row> rows, boolean packed, byte[] xml) {
        Row only() {
            return rows.getFirst();
        }
    }

    /** One letter of a result. */
    record Row(String id, String code, String stage) {}

    /** A batch before it is written; what is "" is left out. */
    record Batch(String id, String createdAt, String supplier, List<String> letters) {
        Batch createdAt(String moment) {
            return new Batch(id, moment, supplier, letters);
        }

        Batch supplier(String oin) {
            return new Batch(id, createdAt, oin, letters);
        }

        Batch letter(String letter) {
            return new Batch(id, createdAt, supplier, List.of(letter));
        }

        String xml() {
            return """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <b:Berichten xmlns:b="http://schemas.rdw.nl/GEB/BerichtVerwerkService/Types/2009/01"
                        xmlns="http://schemas.rdw.nl/GEB/BerichtenProsessor/Bericht/Types/2009/01"><b:BatchInformatie>
                    <b:BatchID>%s</b:BatchID><b:AanmaakDatum>%s</b:AanmaakDatum>
                    <b:BerichtLeverancierID>%s</b:BerichtLeverancierID></b:BatchInformatie>
                    %s</b:Berichten>""".formatted(id, createdAt, supplier, String.join("\n", letters));
        }
    }

    private final Map<String, String> account;
    private final InstantSource clock;

    GlobeCaller(Sandbox sandbox, InstantSource clock) {
        this.account = sandbox.globeAccount();
        this.clock = clock;
    }

    String setting(String name) {
        return account.getOrDefault(name, "");
    }

    /** A batch of letters to these numbers. */
    Batch batchTo(String... bsns) {
        var id = UUID.randomUUID().toString();
        var letters = Arrays.stream(bsns).map(bsn -> letter(id, bsn)).toList();
        return new Batch(id, clock.instant().toString(), setting("globe.oin"), letters);
    }

    String letter(String batchId, String bsn) {
        return """
                <Bericht><BerichtInformatie><BatchID>%s</BatchID><BerichtID>%s</BerichtID><BerichtType>%s</BerichtType>\
                <Onderwerp>Besluit op uw aanvraag</Onderwerp><BerichtTekst>Uw aanvraag is toegewezen.\\r\\nMet groet</BerichtTekst>\
                <GebruikerID>%s</GebruikerID><SoortGebruiker>Burger</SoortGebruiker></BerichtInformatie></Bericht>""".formatted(batchId, UUID.randomUUID(), setting("globe.message_type"), bsn);
    }

    static String idIn(String letter) {
        return letter.replaceAll("(?s).*<BerichtID>(.*?)</BerichtID>.*", "$1");
    }

    ObjectNode envelope(String xml) {
        var envelope = Http.JSON.createObjectNode();
        var properties = envelope.putObject("properties");
        properties.put("cpaId", setting("globe.cpa_id"));
        properties.put("fromPartyId", "urn:osb:oin:" + setting("globe.oin"));
        properties.put("fromRole", "SR");
        properties.put("toPartyId", Account.LOGIUS);
        properties.put("toRole", "SP");
        properties.put("service", Account.SERVICE);
        properties.put("action", "GLOBE-R-BV-Request");
        properties.put("conversationId", "a conversation");
        properties.put("messageId", UUID.randomUUID() + "@test");
        var content = envelope.putArray("dataSources").addObject();
        content.put("name", "berichten.xml");
        content.put("contentType", "text/xml");
        content.put("content", Base64.getEncoder().encodeToString(xml.getBytes(UTF_8)));
        return envelope;
    }

    Answer send(Batch batch) throws IOException {
        return send(envelope(batch.xml()));
    }

    Answer send(ObjectNode envelope) throws IOException {
        return Http.send(request(envelope));
    }

    HttpRequest.Builder request(ObjectNode envelope) {
        return to("/ebms/messages")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(envelope.toString()));
    }

    Answer get(String path) throws IOException {
        return Http.send(to(path));
    }

    Answer patch(String path) throws IOException {
        return Http.send(to(path).method("PATCH", BodyPublishers.noBody()));
    }

    /** A call to the adapter by its user. */
    HttpRequest.Builder to(String path) {
        return Http.to(setting("globe.adapter_url") + path)
                .header("Authorization", Http.basic(setting("globe.adapter_user"), setting("globe.adapter_password")));
    }

    /** Fetches every result that lies there, without processing it. */
    List<Result> results() throws IOException {
        var results = new ArrayList<Result>();
        for (var id : get("/ebms/messages/unprocessed").json()) {
            results.add(result(get("/ebms/messages/" + id.asText()).json()));
        }
        return results;
    }

    /** The events that are told, as {@code messageId type}. */
    List<String> events(String query) throws IOException {
        var events = new ArrayList<String>();
        for (var event : get("/ebms/events/unprocessed" + query).json()) {
            events.add(
                    event.path("messageId").asText() + " " + event.path("type").asText());
        }
        return events;
    }

    Answer check(String... bsns) throws IOException {
        return Http.send(question(setting("globe.message_type"), bsns));
    }

    HttpRequest.Builder question(String type, String... bsns) {
        var clients = Arrays.stream(bsns)
                .map("<k:Klant><k:Key>%s</k:Key><k:Rol>Burger</k:Rol></k:Klant>"::formatted)
                .collect(Collectors.joining());
        var body = """
                <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
                <v:ValidateAbonnementen xmlns:v="http://schemas.rdw.nl/GEB/BerichtenboxValidatieService/2009/01"
                    xmlns:t="http://schemas.rdw.nl/GEB/BerichtenboxValidatieService/Types/2009/01"
                    xmlns:k="http://schemas.rdw.nl/GEB/Shared/Types/2009/01"><v:validateAbonnementenAanvraag>
                <t:berichtleverancierCode>%s</t:berichtleverancierCode><t:berichtTypeCode>%s</t:berichtTypeCode>
                <t:klanten>%s</t:klanten></v:validateAbonnementenAanvraag></v:ValidateAbonnementen></s:Body></s:Envelope>
                """.formatted(setting("globe.oin"), type, clients);
        return Http.to(setting("globe.wus_url"))
                .header("Content-Type", "text/xml; charset=utf-8")
                .header(
                        "SOAPAction",
                        "\"http://schemas.rdw.nl/GEB/BerichtenboxValidatieService/2009/01/"
                                + "IBerichtenboxValidatieService/ValidateAbonnementen\"")
                .POST(BodyPublishers.ofString(body));
    }

    private static Result result(JsonNode message) throws IOException {
        var content = message.path("dataSources").path(0).path("content").binaryValue();
        var packed = content[0] == 0x1f;
        var xml = packed ? new GZIPInputStream(new ByteArrayInputStream(content)).readAllBytes() : content;
        var rows = Xml.read(xml).all("Bericht").stream()
                .map(letter ->
                        new Row(letter.text("BerichtID"), letter.text("VerwerkingsCode"), letter.text("Stadium")))
                .toList();
        return new Result(Xml.read(xml).text("BatchID"), rows, packed, xml);
    }
}
