package eu.briefwissel.channel.berichtenbox.globe;

import eu.briefwissel.channel.Letter;
import eu.briefwissel.delivery.CaseReference;
import eu.briefwissel.delivery.Message;
import eu.briefwissel.tenant.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One {@code Bericht} of a batch (GLOBEBatchRequestTypes.xsd). Personal, never printed.
 *
 * @param id the BerichtID: the wire id, the same in every repeat
 * @param text the BerichtTekst; empty where the letter is its attachments
 * @param publishAt the PublicatieDatum, at most 13 days after the batch; empty: at once
 */
record GlobeLetter(
        UUID id,
        String type,
        String subject,
        Optional<String> text,
        Optional<String> reference,
        String bsn,
        Optional<Instant> publishAt,
        List<File> files) {

    /** A {@code Bijlage}; always a PDF. */
    record File(String description, byte[] content) {
        @Override
        public String toString() {
            return "file of " + content.length + " bytes";
        }
    }

    GlobeLetter {
        files = List.copyOf(files);
    }

    /**
     * The letter; its message was checked by {@link GlobeRules} when it came in, or else breaks a rule that it is refused for
     * by the operator.
     */
    static GlobeLetter of(Letter letter, String text, Settings settings) {
        Message message = letter.message();
        return new GlobeLetter(
                letter.wireId(),
                GlobeAccount.messageType(settings, message.messageType()),
                message.subject(),
                Optional.of(text).filter(t -> !t.isEmpty()),
                message.caseReference().map(CaseReference::id),
                message.recipient().value(),
                Optional.empty(),
                message.attachments().stream()
                        .map(file -> new File(GlobeRules.description(file), file.content()))
                        .toList());
    }

    @Override
    public String toString() {
        return "globe letter " + id;
    }
}
