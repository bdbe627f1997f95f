package eu.briefwissel.channel.berichtenbox.globe;

import eu.briefwissel.channel.Objection;
import eu.briefwissel.delivery.Attachment;
import eu.briefwissel.delivery.CaseReference;
import eu.briefwissel.delivery.Message;
import eu.briefwissel.document.AttachmentType;
import eu.briefwissel.document.DocumentTerms;
import eu.briefwissel.document.PdfRule;
import eu.briefwissel.document.PdfaClaim;
import eu.briefwissel.tenant.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * What a message must be to become a letter of GLOBE: what GLOBEBatchRequestTypes.xsd says, and what the Aansluithandleiding
 * (1.6) says on top of it. Lengths are counted in UTF-16 units, which are never fewer than characters.
 */
final class GlobeRules {

    static final int LONGEST_SUBJECT = 50;
    static final int LONGEST_REFERENCE = 25;
    static final int LONGEST_TYPE = 8;
    static final int MOST_ATTACHMENTS = 2;

    /** Of all attachments of a letter together, before base64. */
    static final int MOST_BYTES = 500_000;

    /** The XSD allows 128, the Aansluithandleiding 40. */
    static final int LONGEST_DESCRIPTION = 40;

    private static final String PDF_SUFFIX = ".pdf";

    private final Settings settings;
    private final List<Objection> broken = new ArrayList<>();

    private GlobeRules(Settings settings) {
        this.settings = settings;
    }

    /** All that is broken. */
    static List<Objection> broken(Message message, Settings settings) {
        GlobeRules rules = new GlobeRules(settings);
        rules.check(message);
        return List.copyOf(rules.broken);
    }

    /** That a file is what it claims to be, a look into it has to tell. */
    static DocumentTerms documentTerms(Settings settings) {
        return asksForPdfa(settings) ? DocumentTerms.USUAL.with(PdfRule.PDFA) : DocumentTerms.USUAL;
    }

    private static boolean asksForPdfa(Settings settings) {
        return settings.find("globe.pdfa").filter("off"::equals).isEmpty();
    }

    /** What the reader sees an attachment called. */
    static String description(Attachment file) {
        String name = file.name();
        boolean hasSuffix = name.length() > PDF_SUFFIX.length()
                && name.regionMatches(true, name.length() - PDF_SUFFIX.length(), PDF_SUFFIX, 0, PDF_SUFFIX.length());
        return hasSuffix ? name.substring(0, name.length() - PDF_SUFFIX.length()) : name;
    }

    private void check(Message message) {
        String type = GlobeAccount.messageType(settings, message.messageType());
        must(
                type.length() <= LONGEST_TYPE,
                "/messageType",
                "length",
                "must be a BerichtType of 1 to 8 characters, or" + " have one in the setting globe.message_type");
        must(message.subject().length() <= LONGEST_SUBJECT, "/subject", "length", "must have at most 50 characters");
        if (GlobeText.of(message.body()) instanceof GlobeText.Turned.Refused(String rule, String sentence)) {
            broken.add(new Objection("/body", rule, sentence));
        }
        message.caseReference()
                .map(CaseReference::id)
                .ifPresent(id -> must(
                        id.length() <= LONGEST_REFERENCE, "/case/id", "length", "must have at most 25 characters"));
        check(message.attachments());
    }

    private void check(List<Attachment> files) {
        must(files.size() <= MOST_ATTACHMENTS, "/attachments", "count", "must be at most 2");
        int bytes = files.stream().mapToInt(file -> file.content().length).sum();
        must(bytes <= MOST_BYTES, "/attachments", "size", "must have at most 500 kB (500,000 bytes) in all");
        for (int i = 0; i < files.size(); i++) {
            check("/attachments/" + i, files.get(i));
        }
    }

    private void check(String at, Attachment file) {
        must(
                description(file).length() <= LONGEST_DESCRIPTION,
                at + "/name",
                "length",
                "must have at most 40 characters before .pdf");
        boolean isPdf = file.mediaType().equals(AttachmentType.PDF.mediaType());
        must(isPdf, at + "/mediaType", "media-type", "must be application/pdf");
        boolean claims = !asksForPdfa(settings) || claims(file);
        must(!isPdf || claims, at + "/content", "pdfa", "must say in its XMP metadata that it is PDF/A-1a or PDF/A-2a");
    }

    private static boolean claims(Attachment file) {
        return PdfaClaim.of(file.content())
                .filter(claim -> claim.part() <= 2 && claim.level().equals("a"))
                .isPresent();
    }

    private void must(boolean holds, String field, String rule, String sentence) {
        if (!holds) {
            broken.add(new Objection(field, rule, sentence));
        }
    }
}
