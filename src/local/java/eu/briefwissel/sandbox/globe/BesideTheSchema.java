package eu.briefwissel.sandbox.globe;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TimeZone;
import java.util.regex.Pattern;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.DatatypeFactory;

/** The rules for a valid letter that no schema holds (Technische Aansluithandleiding, chapter 2). */
final class BesideTheSchema {
    /** 500 kB of attachments before base64, read as the smaller of what it may mean. */
    private static final long ALL_ATTACHMENTS = 500_000;

    private static final Duration DAYS = Duration.ofDays(13);
    private static final int LONGEST_DESCRIPTION = 40;
    private static final Pattern LINE_BREAK = Pattern.compile("[\\r\\n]");
    // A URL needs a space before and after it: what stands glued to it, a literal line break too, becomes part of the
    // link.
    private static final Pattern GLUED_URL = Pattern.compile("(?<! |^)https?://|https?://[^ ]*\\\\r\\\\n");
    private static final TimeZone LOCAL = TimeZone.getTimeZone("Europe/Amsterdam");

    private BesideTheSchema() {}

    static boolean tooLongAgo(String createdAt, Instant now) {
        return moment(createdAt).isBefore(now.minus(DAYS));
    }

    static boolean tooFarAhead(String publishAt, Instant now) {
        return !publishAt.isEmpty() && moment(publishAt).isAfter(now.plus(DAYS));
    }

    static boolean tooLarge(GlobeLetter letter) {
        return letter.attachedBytes() > ALL_ATTACHMENTS;
    }

    /** The name of the rule that the letter breaks; what Logius would answer then is not written anywhere. */
    static Optional<String> broken(GlobeBatch batch, GlobeLetter letter) {
        if (!letter.batchId().equals(batch.id())) {
            return Optional.of("batch-id-not-repeated");
        }
        if (LINE_BREAK.matcher(letter.text()).find()) {
            return Optional.of("line-break-not-literal");
        }
        if (GLUED_URL.matcher(letter.text()).find()) {
            return Optional.of("url-without-spaces");
        }
        if (!letter.attachments().stream().allMatch(GlobeLetter.Attachment::pdf)) {
            return Optional.of("attachment-not-pdf");
        }
        return letter.attachments().stream().anyMatch(file -> file.description().length() > LONGEST_DESCRIPTION)
                ? Optional.of("description-too-long")
                : Optional.empty();
    }

    /** A dateTime that the schema let through; without a zone it is meant as told in the Netherlands. */
    private static Instant moment(String text) {
        var calendar = DatatypeFactory.newDefaultInstance().newXMLGregorianCalendar(text.strip());
        var zone = calendar.getTimezone() == DatatypeConstants.FIELD_UNDEFINED ? LOCAL : null;
        return calendar.toGregorianCalendar(zone, null, null).toInstant();
    }
}
