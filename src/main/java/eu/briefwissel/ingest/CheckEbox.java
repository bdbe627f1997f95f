package eu.briefwissel.ingest;

import eu.briefwissel.channel.Capabilities;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.EboxFields;
import eu.briefwissel.delivery.EboxFields.MainContent;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.RecipientScheme;
import eu.briefwissel.delivery.Route;
import eu.briefwissel.request.Violations;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the form of what a submission carries for an eBox; what the operator lets this sender do is the channel's to say. */
record CheckEbox(Violations violations, CheckText texts, Function<ChannelName, Capabilities> capabilities) {

    static final String FIELD = "/ebox";

    private static final String MAIN = FIELD + "/mainContent";
    private static final Pattern POINTER = Pattern.compile("/(?:(body)|attachments/([0-9]))");
    private static final Set<ChannelName> EBOXES = Set.of(ChannelName.EBOX_CITIZEN, ChannelName.EBOX_ENTERPRISE);

    /** RSZ, document sender: forTheAttentionOf. */
    private static final int LONGEST_NAME = 100;

    private static final int LONGEST_ID = 100;

    /** RFC 3339 has years of four digits; a day before their end, since operators write it with offsets of their own. */
    private static final Instant TOO_LATE = Instant.parse("9999-12-31T00:00:00Z");

    /** The fields; what breaks a rule was collected. */
    EboxFields of(@Nullable EboxRequest given, Optional<Route> route, int attachments) {
        if (given == null) {
            return EboxFields.none();
        }
        // Else the sender would believe that somebody got it.
        route.filter(r -> r.channels().stream().noneMatch(EBOXES::contains))
                .ifPresent(_ -> violations.add(FIELD, "no-ebox", "must be left out: the route has no eBox"));
        if (Boolean.TRUE.equals(given.mayReply())) {
            route.ifPresent(this::requireReplies);
        }
        return new EboxFields(
                attention(given.attention()),
                Optional.ofNullable(given.expires()).flatMap(this::moment),
                Boolean.TRUE.equals(given.mayReply()),
                texts.optional(FIELD + "/inReplyTo", given.inReplyTo(), LONGEST_ID),
                Optional.ofNullable(given.mainContent()).flatMap(pointer -> main(pointer, attachments)),
                new CheckBusinessData(violations, texts).of(given.businessData()),
                new CheckPayment(violations, texts).of(given.payment()));
    }

    /** Design rule 5: what a reader answered would reach nobody. */
    private void requireReplies(Route route) {
        route.channels().stream()
                .filter(channel ->
                        EBOXES.contains(channel) && !capabilities.apply(channel).takesReplies())
                .findFirst()
                .ifPresent(channel -> violations.add(
                        FIELD + "/mayReply",
                        "replies-not-taken",
                        "must be left out or false: replies are not taken from " + channel.wireName()));
    }

    private Optional<EboxFields.Attention> attention(EboxRequest.@Nullable Attention given) {
        if (given == null) {
            return Optional.empty();
        }
        Optional<String> name = texts.optional(FIELD + "/attention/name", given.name(), LONGEST_NAME);
        String field = FIELD + "/attention/insz";
        String insz = given.insz();
        if (insz == null) {
            violations.add(field, "required", "is required");
        } else if (!RecipientScheme.INSZ.accepts(insz)) {
            String[] rule = RecipientScheme.INSZ.rule().split(": ", 2);
            violations.add(field, rule[0], "must be " + rule[1]);
        } else {
            return Optional.of(new EboxFields.Attention(new Recipient(RecipientScheme.INSZ, insz), name));
        }
        return Optional.empty();
    }

    private Optional<Instant> moment(String text) {
        String field = FIELD + "/expires";
        try {
            Instant moment = OffsetDateTime.parse(text).toInstant();
            if (moment.isBefore(TOO_LATE)) {
                return Optional.of(moment);
            }
            violations.add(field, "year", "must be before " + TOO_LATE);
        } catch (DateTimeException _) { // its message quotes the text
            violations.add(field, "date-time", "must be a moment with its offset: 2027-01-15T00:00:00+01:00");
        }
        return Optional.empty();
    }

    private Optional<MainContent> main(String pointer, int attachments) {
        Matcher matcher = POINTER.matcher(pointer);
        if (!matcher.matches()) {
            violations.add(MAIN, "form", "must be /body or /attachments/ and a number from 0");
            return Optional.empty();
        }
        if (matcher.group(1) != null) {
            return Optional.of(new MainContent.Body());
        }
        int number = Integer.parseInt(matcher.group(2));
        if (number >= attachments) {
            violations.add(MAIN, "main-content", "points to no attachment of this submission");
            return Optional.empty();
        }
        return Optional.of(new MainContent.File(number));
    }
}
