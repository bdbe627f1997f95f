package eu.briefwissel.sandbox.ebox;

import eu.briefwissel.sandbox.event.Events;
import eu.briefwissel.sandbox.event.Office;
import eu.briefwissel.sandbox.event.Pace;
import eu.briefwissel.sandbox.event.Teller;
import eu.briefwissel.sandbox.ledger.Ledger;
import eu.briefwissel.sandbox.ledger.Operator;
import eu.briefwissel.sandbox.ledger.Slot;
import eu.briefwissel.sandbox.ledger.Taken;
import eu.briefwissel.sandbox.wire.Endpoint;
import eu.briefwissel.sandbox.wire.TokenEndpoint;
import eu.briefwissel.sandbox.wire.Tokens;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The Message Registry of one operator of the e-Box federation, versions 3 and 2.1: its routes. */
public final class MessageRegistry {
    // Message Registry 2.1: yyyy-MM-dd'T'HH:mm:ssXXX
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX").withZone(ZoneId.of("Europe/Brussels"));
    /** The validity period of the message type: a real registry computes the expiration date from it. */
    private static final Duration VALIDITY = Duration.ofDays(365);

    /**
     * In whose name an account may publish: KBO number, application and message type.
     *
     * @param mandates the KBO numbers of those that let the account's organisation publish for them
     */
    public record Sender(String organisation, String application, String messageType, Set<String> mandates) {
        public Sender {
            mandates = Set.copyOf(mandates);
        }
    }

    /**
     * How quickly things go.
     *
     * @param tokenLife how long a token lives
     * @param lateBy how late an answer is that comes too late
     */
    public record Timing(Pace pace, Duration tokenLife, Duration lateBy) {}

    /**
     * What an operator takes beyond text and files.
     *
     * @param keys of business data that were declared; empty where it takes any
     */
    public record Offers(boolean payments, boolean registered, Set<String> keys) {

        /** RSZ takes no payment data and declared keys only (document sender), and registered mail of few; BOSA is taken to be generous. */
        public static Offers of(Operator operator) {
            return operator == Operator.EBOX_ENTERPRISE
                    ? new Offers(false, false, Set.of("BECBE", "BCE IP", "SSCBECBE"))
                    : new Offers(true, true, Set.of());
        }
    }

    /** What a publication is held against. */
    record Rules(Sender sender, Set<EboxType> recipients, Offers offers, Duration lateBy) {
        /** A service provider publishes for the one that the header names, if that one gave it a mandate (dev.eboxenterprise.be). */
        Rules onBehalfOf(Optional<String> enterprise) {
            return enterprise
                    .map(number -> new Rules(
                            new Sender(
                                    sender.mandates.contains(number) ? number : "nobody",
                                    sender.application,
                                    sender.messageType,
                                    sender.mandates),
                            recipients,
                            offers,
                            lateBy))
                    .orElse(this);
        }
    }

    private final Events events;
    private final Map<String, Endpoint> routes;

    /** Who is given tokens: makes the endpoint that gives these. */
    public interface LetIn {
        TokenEndpoint by(Tokens tokens);
    }

    /** The registry of this operator for one account. */
    public MessageRegistry(Operator operator, Office.Shared shared, LetIn letIn, Sender sender, Timing timing) {
        // Reading is not told: it is there for whoever asks, so that an event is told by marking it.
        events = new Events(shared.clock(), timing.pace, new Marked(shared.ledger()), Runnable::run);
        var office = new Office(operator, shared, events);
        var tokens = new Tokens(shared.clock(), timing.tokenLife);
        // Through RSZ one can publish to a citizen too; BOSA serves citizens alone.
        var recipients = operator == Operator.EBOX_ENTERPRISE ? Set.of(EboxType.values()) : Set.of(EboxType.CITIZEN);
        var rules = new Rules(sender, recipients, Offers.of(operator), timing.lateBy);
        var publish = new PublishMessage(office, tokens, rules);
        var search = new SearchMessageStatus(office, tokens);
        var all = new HashMap<String, Endpoint>();
        all.put("POST " + token(operator), letIn.by(tokens).counted(() -> office.count("token")));
        all.put("GET " + partitions(operator) + "/ebox/*/hasMandate", new HasMandate(office, tokens, sender));
        all.put("POST " + base(operator) + "/ebox/messages/", publish);
        all.put("POST " + base(operator) + "/ebox/messages", publish);
        all.put("POST " + base(operator) + "/searchMessageStatus", search);
        all.put("POST " + base2(operator) + "/publishMessage", new PublishMessageV2(office, tokens, rules));
        all.put("POST " + base2(operator) + "/searchMessageStatus", search);
        all.putAll(told(operator, office, tokens, sender));
        routes = Map.copyOf(all);
    }

    /** What happens to messages, and who has a box. */
    private static Map<String, Endpoint> told(Operator operator, Office office, Tokens tokens, Sender sender) {
        return operator == Operator.EBOX_ENTERPRISE
                ? Map.of(
                        "GET " + events(operator),
                        new DocumentEvents(office, tokens, sender),
                        "POST " + federation(operator) + "/eboxPreferences/search",
                        new WhoHasABox(office, tokens, EboxType.ENTERPRISE, "EnterpriseNumber"))
                : Map.of(
                        "GET " + events(operator),
                        new EventHandler(office, tokens),
                        "POST " + federation(operator) + "/citizenEboxConsents/search",
                        new WhoHasABox(office, tokens, EboxType.CITIZEN, "SSIN"));
    }

    /** The path where it tells what happened to messages: the feed of enterprises', the Event Handler of citizens'. */
    public static String events(Operator operator) {
        return "/" + operator.path() + "/document/events";
    }

    /** The path under which it is asked who has a box. */
    public static String federation(Operator operator) {
        return "/" + operator.path() + "/federation/v1";
    }

    /** The path under which the registry of an operator stands. */
    public static String base(Operator operator) {
        return "/" + operator.path() + "/messageRegistry/" + RegistryVersion.V3.path();
    }

    /** The same of version 2.1. */
    public static String base2(Operator operator) {
        return "/" + operator.path() + "/messageRegistry/" + RegistryVersion.V2.path();
    }

    /** The path where its tokens are given out. */
    public static String token(Operator operator) {
        return "/" + operator.path() + "/oauth/token";
    }

    /** The path under which its partition service stands. */
    public static String partitions(Operator operator) {
        return "/" + operator.path() + "/partition/v1";
    }

    public Map<String, Endpoint> routes() {
        return routes;
    }

    public Events events() {
        return events;
    }

    static String expirationDate(Taken taken) {
        return DATE_TIME.format(taken.at().plus(VALIDITY));
    }

    private record Marked(Ledger ledger) implements Teller {
        @Override
        public boolean ready() {
            return true;
        }

        @Override
        public boolean tell(Slot slot) {
            ledger.told(slot);
            return true;
        }
    }
}
