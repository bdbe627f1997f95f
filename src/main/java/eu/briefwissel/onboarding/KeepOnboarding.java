package eu.briefwissel.onboarding;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.request.Answer;
import eu.briefwissel.request.ReadJson;
import eu.briefwissel.request.Violations;
import eu.briefwissel.store.SenderRegister;
import eu.briefwissel.store.TenantDirectory;
import eu.briefwissel.store.TestMessages;
import eu.briefwissel.tenant.OnboardingStep;
import eu.briefwissel.tenant.Sender;
import eu.briefwissel.tenant.Senders;
import eu.briefwissel.tenant.Settings;
import eu.briefwissel.tenant.StepTaken;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps how far a sender has come on its way into production. What the gateway can see it does not take from hearsay:
 * credentials work when a check found them to work, and a test message is one that was published in the sender's name in the
 * operator's test environment. Each operator has steps of its own.
 */
@ApplicationScoped
public class KeepOnboarding {

    private static final Logger LOG = Logger.getLogger(KeepOnboarding.class);
    private static final ReadJson<StepRequest> STEP = new ReadJson<>(StepRequest.class);
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final int LONGEST_WHO = 100;
    private static final int LONGEST_REFERENCE = 200;

    /** Who proves what the gateway sees for itself. */
    private static final String US = "briefwissel";

    private final TenantDirectory tenants;
    private final SenderRegister register;
    private final TestMessages messages;
    private final InstantSource clock;

    KeepOnboarding(TenantDirectory tenants, SenderRegister register, TestMessages messages, InstantSource clock) {
        this.tenants = tenants;
        this.register = register;
        this.messages = messages;
        this.clock = clock;
    }

    /** The steps that a sender has taken and that count still; empty where there is no such sender. */
    public Uni<Optional<List<StepTaken>>> of(TenantId tenant, String sender) {
        return tenants.settings(tenant)
                .chain(settings -> settings.senders().named(sender).isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : register.steps(tenant, sender).map(Optional::of));
    }

    /**
     * Writes down that a step was taken; {@link Answer.NotThere} where there is no such sender. Must be called on an event loop.
     *
     * @param body the JSON of a {@link StepRequest}
     */
    public Uni<Answer<List<StepTaken>>> take(TenantId tenant, String sender, Senders.Step step, byte[] body) {
        Violations violations = new Violations();
        return switch (STEP.read(body, violations)) {
            case ReadJson.Reading.Malformed<StepRequest>(int line, int column, String sentence) ->
                Uni.createFrom().item(new Answer.Malformed<>(line, column, sentence));
            case ReadJson.Reading.Misshapen<StepRequest> _ -> invalid(violations);
            case ReadJson.Reading.Read<StepRequest>(StepRequest request) ->
                tenants.settings(tenant)
                        .chain(settings -> settings.senders()
                                .named(sender)
                                .map(found -> checked(new Taker(settings, found), step, request, violations))
                                .orElseGet(() -> Uni.createFrom().item(new Answer.NotThere<>())));
        };
    }

    /** Takes a step back, which closes production to the sender; false where it was not taken. */
    public Uni<Boolean> takeBack(TenantId tenant, String sender, Senders.Step step) {
        return register.takeBack(tenant, sender, step);
    }

    /**
     * A check found the sender's credentials to work at this channel.
     *
     * @param tenant the settings that were checked
     */
    Uni<Void> proven(Settings tenant, Sender sender, Senders.Step step) {
        String reference = "token given, " + step.channel().wireName();
        return register.take(
                tenant,
                sender,
                new StepTaken(step.channel(), step.step(), today(), US, Optional.of(reference), true, clock.instant()));
    }

    /** Who takes a step, as it is now. */
    private record Taker(Settings tenant, Sender sender) {}

    private Uni<Answer<List<StepTaken>>> checked(
            Taker taker, Senders.Step step, StepRequest request, Violations violations) {
        if (step.step().isProvenByUs()) {
            violations.add("", "proven-by-check", "is proven by a check of the credentials, and by nothing else");
            return invalid(violations);
        }
        Optional<LocalDate> on = date(request.date(), violations);
        String by = line("/by", request.by(), LONGEST_WHO, violations);
        String reference = line("/reference", request.reference(), LONGEST_REFERENCE, violations);
        if (on.isEmpty() || !violations.isEmpty()) {
            return invalid(violations);
        }
        return (step.step() == OnboardingStep.TEST_MESSAGE_SEEN
                        ? seen(taker, step.channel(), reference, violations)
                        : Uni.createFrom().item(false))
                .chain(isProven -> violations.isEmpty()
                        ? kept(
                                taker,
                                new StepTaken(
                                        step.channel(),
                                        step.step(),
                                        on.get(),
                                        by,
                                        Optional.of(reference),
                                        isProven,
                                        clock.instant()))
                        : invalid(violations));
    }

    /** Whether the message that is meant was opened, as its operator told; it must have been published for a test at least. */
    private Uni<Boolean> seen(Taker taker, ChannelName channel, String reference, Violations violations) {
        return id(reference)
                .map(id -> messages.seen(
                        taker.tenant().tenant(), id, taker.sender().name(), channel))
                .orElseGet(() -> Uni.createFrom().item(TestMessages.Seen.NEVER))
                .map(seen -> {
                    if (seen == TestMessages.Seen.NEVER) {
                        violations.add(
                                "/reference",
                                "message",
                                "must be the id of a message of this sender's that was published in the test environment");
                    }
                    return seen == TestMessages.Seen.OPENED;
                });
    }

    private Uni<Answer<List<StepTaken>>> kept(Taker taker, StepTaken taken) {
        TenantId tenant = taker.tenant().tenant();
        String sender = taker.sender().name();
        return register.take(taker.tenant(), taker.sender(), taken)
                .invoke(() -> LOG.infof(
                        "onboarding step taken tenant=%s sender=%s channel=%s step=%s",
                        tenant, sender, taken.channel().wireName(), taken.step().wireName()))
                .chain(() -> register.steps(tenant, sender))
                .map(Answer.Kept::new);
    }

    private Optional<LocalDate> date(@Nullable String text, Violations violations) {
        try {
            Optional<LocalDate> date = Optional.ofNullable(text).map(LocalDate::parse);
            if (date.filter(d -> !d.isAfter(today())).isPresent()) {
                return date;
            }
        } catch (DateTimeParseException _) { // its message quotes the text
            // said below
        }
        violations.add("/date", "date", "must be the date of a day that has come: 2027-01-15");
        return Optional.empty();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BRUSSELS);
    }

    private static Optional<DeliveryId> id(String text) {
        try {
            return Optional.of(DeliveryId.parse(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String line(String field, @Nullable String text, int longest, Violations violations) {
        if (text == null
                || text.isBlank()
                || text.length() > longest
                || text.chars().anyMatch(Character::isISOControl)) {
            violations.add(
                    field, text == null ? "required" : "form", "must have 1 to " + longest + " characters on one line");
            return "";
        }
        return text.strip();
    }

    private static <T> Uni<Answer<T>> invalid(Violations violations) {
        return Uni.createFrom().item(new Answer.Invalid<>(violations.all()));
    }
}
