package eu.briefwissel.ingest;

import eu.briefwissel.channel.Capabilities;
import eu.briefwissel.delivery.CaseReference;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Handling;
import eu.briefwissel.delivery.Message;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.Route;
import eu.briefwissel.delivery.SentBy;
import eu.briefwissel.request.Violations;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks a whole submission: every rule it breaks is collected, not only the first. */
final class CheckSubmission {

    private static final Pattern LANGUAGE = Pattern.compile("nl|fy|en|fr|de");
    private static final Pattern MESSAGE_TYPE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int LONGEST_REFERENCE = 100;

    private final Violations violations;
    private final CheckText texts;
    private final Function<ChannelName, Capabilities> capabilities;

    CheckSubmission(Violations violations, Function<ChannelName, Capabilities> capabilities) {
        this.violations = violations;
        this.texts = new CheckText(violations);
        this.capabilities = capabilities;
    }

    /** A submission that breaks no rule. */
    record Checked(String reference, Message message, Route route, Optional<String> unreadAfter) {
        /** The same, in this name. */
        Checked sentBy(SentBy by) {
            return new Checked(reference, message.sentBy(by), route, unreadAfter);
        }

        @Override
        public String toString() {
            return "checked submission";
        }
    }

    /**
     * The submission in our own terms; empty where a rule is broken, now or by its shape before.
     *
     * @param templated the template that it names; empty where its text is written out
     */
    Optional<Checked> check(SubmissionRequest request, Optional<Templated> templated) {
        String reference = texts.required("/reference", request.reference(), LONGEST_REFERENCE);
        Optional<CaseReference> caseReference =
                Optional.ofNullable(request.caseReference()).map(this::caseReference);
        Optional<Recipient> recipient = recipient(request);
        String language = texts.matching("/language", request.language(), LANGUAGE, "must be nl, fy, en, fr or de");
        String type = texts.matching(
                "/messageType", request.messageType(), MESSAGE_TYPE, "must have 1 to 64 of A-Z a-z 0-9 . _ and -");
        var letter = new CheckLetter(violations, texts, templated).of(request, caseReference);
        var attachments = new CheckAttachments(violations, texts).of(request.attachments());
        var contact = new CheckContact(violations, texts).of(request.contact());
        Optional<Route> route = new CheckRoute(violations).of(request.route(), recipient);
        var unreadAfter = new CheckUnreadAfter(violations, capabilities).of(request.unreadAfter(), route);
        var handling = new Handling(
                Boolean.TRUE.equals(request.registered()),
                new CheckEbox(violations, texts, capabilities).of(request.ebox(), route, given(request.attachments())));
        if (!violations.isEmpty() || recipient.isEmpty() || route.isEmpty()) {
            return Optional.empty();
        }
        var message = new Message(
                recipient.get(), language, type, letter.subject(), letter.body(), attachments, contact, caseReference);
        return Optional.of(new Checked(reference, message.handled(handling), route.get(), unreadAfter));
    }

    /** The reference, where there is one that breaks no rule. */
    static Optional<String> reference(SubmissionRequest request) {
        Violations broken = new Violations();
        String reference = new CheckText(broken).required("/reference", request.reference(), LONGEST_REFERENCE);
        return broken.isEmpty() ? Optional.of(reference) : Optional.empty();
    }

    /** A file that breaks a rule of its own can still be pointed to. */
    private static int given(@Nullable List<?> attachments) {
        return attachments == null ? 0 : attachments.size();
    }

    private Optional<Recipient> recipient(SubmissionRequest request) {
        return new CheckRecipient(violations).of(request.recipient());
    }

    private CaseReference caseReference(SubmissionRequest.Case given) {
        return new CaseReference(
                texts.required("/case/id", given.id(), LONGEST_REFERENCE),
                texts.required("/case/type", given.type(), LONGEST_REFERENCE),
                texts.optional("/case/status", given.status(), LONGEST_REFERENCE),
                Optional.ofNullable(given.deadline()).flatMap(this::date));
    }

    private Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException _) { // its message quotes the text
            violations.add("/case/deadline", "date", "must be a date: 2027-01-15");
            return Optional.empty();
        }
    }
}
