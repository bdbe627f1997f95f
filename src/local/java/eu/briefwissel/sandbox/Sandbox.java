package eu.briefwissel.sandbox;

import eu.briefwissel.sandbox.SigningKey.Holder;
import eu.briefwissel.sandbox.berichtenbox.Berichtenbox;
import eu.briefwissel.sandbox.callback.Receivers;
import eu.briefwissel.sandbox.ebox.MessageRegistry;
import eu.briefwissel.sandbox.event.Events;
import eu.briefwissel.sandbox.event.Office;
import eu.briefwissel.sandbox.globe.Globe;
import eu.briefwissel.sandbox.ledger.Calls;
import eu.briefwissel.sandbox.ledger.Fingerprint;
import eu.briefwissel.sandbox.ledger.Ledger;
import eu.briefwissel.sandbox.ledger.Operator;
import eu.briefwissel.sandbox.ledger.Slot;
import eu.briefwissel.sandbox.smtp.Mail;
import eu.briefwissel.sandbox.smtp.MailSink;
import eu.briefwissel.sandbox.wire.Endpoint;
import eu.briefwissel.sandbox.wire.WireServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The sandbox operators, running: the Berichtenbox in both its dialects, eBox Citizen, eBox Enterprise and a mail server, on loopback. Safe for use by many
 * threads.
 */
public final class Sandbox implements AutoCloseable {
    private static final long TICK_MILLIS = 100;

    private final SandboxAccount account;
    private final Ledger ledger;
    private final Calls calls = new Calls();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("sandbox-ticker").factory());
    private final Berichtenbox berichtenbox;
    private final Globe globe;
    private final Map<Operator, Events> events = new EnumMap<>(Operator.class);
    private final WireServer server;
    private final MailSink mailSink;

    private Sandbox(SandboxSettings settings) throws IOException {
        var directory = settings.directory();
        var timing = settings.timing();
        var secrets = Secrets.open(directory);
        var password = secrets.get(Secrets.KEY_STORE);
        account = new SandboxAccount(
                secrets,
                SigningKey.open(directory, password, Holder.PKIOVERHEID),
                SigningKey.open(directory, password, Holder.RSZ));
        ledger = Ledger.open(directory);
        var fingerprint = new Fingerprint(secrets.get(Secrets.FINGERPRINTS).getBytes(StandardCharsets.UTF_8));
        var shared = new Office.Shared(ledger, calls, fingerprint, timing.clock());
        berichtenbox = berichtenbox(shared, settings);
        events.put(Operator.BERICHTENBOX, berichtenbox.events());
        globe = globe(shared, settings);
        var routes = new HashMap<String, Endpoint>(LookInside.routes(this::self));
        routes.putAll(new Receivers(timing.clock(), timing.timestampTolerance()).routes());
        routes.putAll(berichtenbox.routes());
        routes.putAll(globe.routes());
        for (var operator : List.of(Operator.EBOX_CITIZEN, Operator.EBOX_ENTERPRISE)) {
            var registry = registry(operator, shared, timing);
            events.put(operator, registry.events());
            routes.putAll(registry.routes());
        }
        expectAgain();
        mailSink = MailSink.start(settings.smtpPort(), directory, timing.clock());
        try {
            server = WireServer.start(settings.httpPort(), routes, timing.latency());
        } catch (IOException portTaken) {
            mailSink.close();
            throw portTaken;
        }
        var _ = ticker.scheduleWithFixedDelay(
                berichtenbox.events()::fireDue, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Starts all operators; the first start in a directory takes about a second for its key. */
    public static Sandbox start(SandboxSettings settings) throws IOException {
        return new Sandbox(settings);
    }

    public int httpPort() {
        return server.port();
    }

    public int smtpPort() {
        return mailSink.port();
    }

    /** The settings of a tenant that uses the sandbox, by name; they hold secrets and a private key. */
    public Map<String, String> account() {
        return account.settings("http://127.0.0.1:" + httpPort());
    }

    /** As {@link #account()}, for a tenant that reaches the operators at this address, which ends without a slash. */
    public Map<String, String> account(String address) {
        return account.settings(address);
    }

    /** The settings to add to those of {@link #account()} for a tenant that speaks dialect {@code globe}. */
    public Map<String, String> globeAccount() {
        return account.globeSettings("http://127.0.0.1:" + httpPort());
    }

    /** The settings to add to those of {@link #account()} for a tenant that is told of events, and may ask who has an eBox. */
    public Map<String, String> eboxEventsAccount() {
        return eboxEventsAccount("http://127.0.0.1:" + httpPort());
    }

    /** As {@link #eboxEventsAccount()}, for a tenant that reaches the operators at this address. */
    public Map<String, String> eboxEventsAccount(String address) {
        return account.eboxEventSettings(address);
    }

    /** The settings to add to those of {@link #account()} for a tenant that speaks version 2.1 to both eBoxes. */
    public Map<String, String> registry2Account() {
        return account.registry2Settings("http://127.0.0.1:" + httpPort());
    }

    /** Sends webhooks to the gateway at this address from now on. */
    public void webhooksGoTo(URI base) {
        berichtenbox.webhooksGoTo(base);
    }

    /** Lets every recipient that is going to act do so now, and waits for it; answers how many events arrived. */
    public int fireEvents() {
        return events.values().stream().mapToInt(Events::fireAll).sum() + globe.hurry();
    }

    /** The messages taken by all operators, in the order taken. */
    public List<TakenMessage> taken() {
        return slots().stream().map(TakenMessage::of).toList();
    }

    /** How often each operator answered what since the start, by {@code operator.outcome}. */
    public Map<String, Long> calls() {
        return calls.snapshot();
    }

    /** The mails taken, oldest first. */
    public List<Mail> mails() {
        return mailSink.mails();
    }

    @Override
    public void close() throws IOException {
        ticker.shutdownNow();
        server.close();
        executor.shutdownNow();
        executor.close(); // waits, so that nothing is written once the journal is closed
        berichtenbox.close();
        globe.close();
        mailSink.close();
        ledger.close();
    }

    List<Slot> slots() {
        return ledger.taken();
    }

    private Sandbox self() {
        return this;
    }

    private Berichtenbox berichtenbox(Office.Shared shared, SandboxSettings settings) {
        var timing = settings.timing();
        var pace = new Berichtenbox.Timing(
                timing.pace(), timing.tokenLife(), timing.timestampTolerance(), timing.lateBy());
        return new Berichtenbox(shared, account.berichtenbox(), pace, settings.webhookBase(), executor);
    }

    private Globe globe(Office.Shared shared, SandboxSettings settings) throws IOException {
        var timing = settings.timing();
        var office = new Office(Operator.GLOBE, shared, Events.none(timing.clock()));
        return new Globe(office, account.globe(), settings.directory(), timing.pace(), timing.lateBy());
    }

    private MessageRegistry registry(Operator operator, Office.Shared shared, Timing timing) {
        var pace = new MessageRegistry.Timing(timing.pace(), timing.tokenLife(), timing.lateBy());
        return new MessageRegistry(
                operator, shared, account.eboxClient(operator, timing), account.eboxSender(operator), pace);
    }

    /** What a journal says was going to happen still is. */
    private void expectAgain() {
        for (var slot : ledger.taken()) {
            slot.taken().map(taken -> events.get(taken.ids().operator())).ifPresent(all -> all.expect(slot));
        }
    }
}
