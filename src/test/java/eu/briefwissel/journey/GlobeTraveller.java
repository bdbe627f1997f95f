package eu.briefwissel.journey;

import eu.briefwissel.channel.RecordingServer;
import eu.briefwissel.receive.CollectResults;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.support.TestWorkers;
import eu.briefwissel.tenant.Role;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sender whose letters go by GLOBE: submits, lets its adapter have results, and looks at what became of it. */
@ApplicationScoped
class GlobeTraveller {

    static final String NIL = "00000000-0000-0000-0000-000000000000";
    static final String MESSAGES = "/service/rest/v19/ebms/messages";
    static final String EVENTS = "/service/rest/v19/ebms/events";

    private static final String BSN = "999993653";
    private static final String UNPROCESSED = MESSAGES + "/unprocessed";
    private static final Pattern LETTER = Pattern.compile("<BerichtID>([^<]*)<");
    private static final Pattern BATCH = Pattern.compile("<BatchID>([^<]*)<");

    private final TestTenants tenants;
    private final TestWorkers workers;
    private final CollectResults results;

    GlobeTraveller(TestTenants tenants, TestWorkers workers, CollectResults results) {
        this.tenants = tenants;
        this.workers = workers;
        this.results = results;
    }

    /** A tenant, and the adapter and WUS service that it has an account at. */
    record World(RecordingServer server, TestTenant tenant) implements AutoCloseable {
        @Override
        public void close() {
            server.close();
        }
    }

    World world() {
        RecordingServer server = RecordingServer.start();
        server.on(MESSAGES, 200, "ebms-id@adapter");
        server.on(UNPROCESSED, 200, "[]");
        server.on(EVENTS + "/unprocessed", 200, "[]");
        subscribed(server, true);
        return new World(
                server,
                tenants.fresh(Map.of(
                        "berichtenbox.dialect", "globe",
                        "globe.oin", "00000001234567890000",
                        "globe.adapter_url", server.url() + "/service/rest/v19",
                        "globe.cpa_id", "cpa-1",
                        "globe.wus_url", server.url() + "/wus",
                        "berichtenbox_fallback_from", "post@gemeente.example.org")));
    }

    static void subscribed(RecordingServer server, boolean is) {
        server.on("/wus", 200, """
                <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><R><Abonnement><klant>
                <Key>%s</Key><Rol>Burger</Rol></klant><isBerichtSturen>%s</isBerichtSturen></Abonnement></R></s:Body>
                </s:Envelope>""".formatted(BSN, is));
    }

    /** Submitted and worked off; its id. */
    String submit(World world, String more) {
        String id = post(world, more).then().statusCode(202).extract().path("id");
        workers.workOff();
        return id;
    }

    Response post(World world, String more) {
        return world.tenant()
                .withoutTokens()
                .as(Role.SENDER)
                .contentType("application/json")
                .body("""
                        { "reference": "%s", "recipient": { "bsn": "%s" }, "language": "nl", "messageType": "besluit",
                          "contact": { "email": "%s@example.org" }, %s }
                        """.formatted(UUID.randomUUID(), BSN, UUID.randomUUID(), more))
                .post("/v1/messages");
    }

    static String letter(String route) {
        return "\"subject\": \"Besluit op uw aanvraag\", \"body\": \"<p>Uw aanvraag is toegewezen.</p>\", \"route\": "
                + route;
    }

    /** The batches that the adapter got, as XML. */
    static List<String> batches(World world) {
        return world.server().calls(MESSAGES).stream()
                .map(call -> JsonPath.from(call.text()).getString("dataSources[0].content"))
                .map(content -> new String(Base64.getDecoder().decode(content), StandardCharsets.UTF_8))
                .toList();
    }

    static String letterId(String batch) {
        return first(LETTER, batch);
    }

    static String batchId(String batch) {
        return first(BATCH, batch);
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("not there: " + pattern);
        }
        return matcher.group(1);
    }

    /** Lays a result at the adapter and fetches what lies there. */
    void result(World world, String batch, String letter, String code) {
        lay(world, batch, letter, code);
        collect();
    }

    /** Lays a result at the adapter; under which id. */
    static String lay(World world, String batch, String letter, String code) {
        String id = "r-" + UUID.randomUUID();
        String xml = """
                <BerichtVerwerkResponse><BatchInformatie><BatchID>%s</BatchID><DatumVerwerkt>2026-11-30T10:00:00Z</DatumVerwerkt>
                </BatchInformatie><Berichten><Bericht><BerichtID>%s</BerichtID><VerwerkingsCode>%s</VerwerkingsCode></Bericht>
                </Berichten></BerichtVerwerkResponse>""".formatted(batch, letter, code);
        String content = Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
        world.server().on(UNPROCESSED, 200, "[\"" + id + "\"]");
        world.server().on(MESSAGES + "/" + id, 200, "{\"dataSources\": [{\"content\": \"" + content + "\"}]}");
        return id;
    }

    /** The ebMS ids of the messages that the adapter got. */
    static List<String> messageIds(World world) {
        return world.server().calls(MESSAGES).stream()
                .map(call -> JsonPath.from(call.text()).getString("properties.messageId"))
                .toList();
    }

    /** The adapter's own event about the last message that it got. */
    void event(World world, String type) {
        event(world, messageIds(world).getLast(), type);
    }

    /** The adapter's own event about a message. */
    void event(World world, String messageId, String type) {
        world.server()
                .on(
                        EVENTS + "/unprocessed",
                        200,
                        "[{\"messageId\": \"" + messageId + "\", \"type\": \"" + type + "\"}]");
        collect();
        world.server().on(EVENTS + "/unprocessed", 200, "[]");
    }

    void collect() {
        fetch();
        workers.workOff();
    }

    /** Fetches what lies at the adapter; what follows from it is not worked off. */
    void fetch() {
        TestTenants.await(results::collect);
    }

    /** Has the tenant's letters go by another dialect from now on. */
    void speaks(World world, String dialect) {
        tenants.set(world.tenant(), Map.of("berichtenbox.dialect", dialect));
    }

    /** An operator has it tried again. */
    void retry(World world, String id) {
        world.tenant()
                .withoutTokens()
                .as(Role.OPERATOR)
                .contentType("application/json")
                .body("{}")
                .post("/api/admin/berichtenbox/message/" + id + "/retry")
                .then()
                .statusCode(200);
        workers.workOff();
    }

    String status(World world, String id) {
        return get(world, "/v1/messages/" + id).getString("status");
    }

    /** The timeline as {@code kind channel cause}, in order. */
    List<String> timeline(World world, String id) {
        List<Map<String, Object>> facts =
                get(world, "/v1/messages/" + id + "/timeline").getList("items");
        return facts.stream()
                .map(f -> f.get("kind") + " " + f.getOrDefault("channel", "-") + " " + f.getOrDefault("cause", "-"))
                .toList();
    }

    private static JsonPath get(World world, String path) {
        return world.tenant()
                .withoutTokens()
                .as(Role.SENDER)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
