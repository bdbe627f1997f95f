package eu.briefwissel.onboarding;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Status;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.request.Answer;
import eu.briefwissel.request.ReadJson;
import eu.briefwissel.request.Violations;
import eu.briefwissel.store.SenderRegister;
import eu.briefwissel.store.TenantDirectory;
import eu.briefwissel.store.Tracking;
import eu.briefwissel.tenant.OnboardingStep;
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
 * credentials work when a check found them to work, and a test message is one that was published for the tenant.
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
    private final Tracking tracking;
    private final InstantSource clock;

    KeepOnboarding(TenantDirectory tenants, SenderRegister register, Tracking tracking, InstantSource clock) {
        this.tenants = tenants;
        this.register = register;
        this.tracking = tracking;
        this.clock = clock;
    }

    /** The steps that a sender has taken; empty where there is no such sender. */
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
    public Uni<Answer<List<StepTaken>>> take(TenantId tenant, String sender, OnboardingStep step, byte[] body) {
        Violations violations = new Violations();
        return switch (STEP.read(body, violations)) {
            case ReadJson.Reading.Malformed<StepRequest>(int line, int column, String sentence) ->
                Uni.createFrom().item(new Answer.Malformed<>(line, column, sentence));
            case ReadJson.Reading.Misshapen<StepRequest> _ -> invalid(violations);
            case ReadJson.Reading.Read<StepRequest>(StepRequest request) ->
                of(tenant, sender)
                        .chain(steps -> steps.isEmpty()
                                ? Uni.createFrom().item(new Answer.NotThere<>())
                                : checked(tenant, sender, step, request, violations));
        };
    }

    /** Takes a step back, which closes production to the sender; false where it was not taken. */
    public Uni<Boolean> takeBack(TenantId tenant, String sender, OnboardingStep step) {
        return register.takeBack(tenant, sender, step);
    }

    /** A check found the sender's credentials to work at this channel. */
    Uni<Void> proven(TenantId tenant, String sender, OnboardingStep step, String channel) {
        return register.take(
                tenant,
                sender,
                new StepTaken(step, today(), US, Optional.of("token given, " + channel), true, clock.instant()));
    }

    private Uni<Answer<List<StepTaken>>> checked(
            TenantId tenant, String sender, OnboardingStep step, StepRequest request, Violations violations) {
        if (step.isProvenByUs()) {
            violations.add("", "proven-by-check", "is proven by a check of the credentials, and by nothing else");
            return invalid(violations);
        }
        Optional<LocalDate> on = date(request.date(), violations);
        String by = line("/by", request.by(), LONGEST_WHO, violations);
        String reference = line("/reference", request.reference(), LONGEST_REFERENCE, violations);
        if (on.isEmpty() || !violations.isEmpty()) {
            return invalid(violations);
        }
        return (step == OnboardingStep.TEST_MESSAGE_SEEN
                        ? seen(tenant, reference, violations)
                        : Uni.createFrom().item(false))
                .chain(isProven -> violations.isEmpty()
                        ? kept(
                                tenant,
                                sender,
                                new StepTaken(step, on.get(), by, Optional.of(reference), isProven, clock.instant()))
                        : invalid(violations));
    }

    /** Whether the message that is meant was opened, as its operator told; it must have been published at least. */
    private Uni<Boolean> seen(TenantId tenant, String reference, Violations violations) {
        Optional<DeliveryId> id = id(reference);
        return id.map(message -> tracking.find(tenant, message)
                        .map(found -> found.map(one -> one.timeline().status())))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(status -> {
                    if (status.filter(s -> s == Status.PUBLISHED || s == Status.OPENED)
                            .isEmpty()) {
                        violations.add(
                                "/reference",
                                "message",
                                "must be the id of a message of the tenant's that was published");
                    }
                    return status.filter(s -> s == Status.OPENED).isPresent();
                });
    }

    private Uni<Answer<List<StepTaken>>> kept(TenantId tenant, String sender, StepTaken taken) {
        return register.take(tenant, sender, taken)
                .invoke(() -> LOG.infof(
                        "onboarding step taken tenant=%s sender=%s step=%s",
                        tenant, sender, taken.step().wireName()))
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
