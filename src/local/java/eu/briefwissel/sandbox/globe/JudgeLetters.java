package eu.briefwissel.sandbox.globe;

import eu.briefwissel.sandbox.event.Office;
import eu.briefwissel.sandbox.recipient.IdentifierKind;
import java.util.List;

/**
 * What Logius does with a batch: first the schemas, then what concerns the batch whole, then each letter. The order, and that a rule
 * without a code of its own comes back as TechnischProbleem, are assumptions, kept in this one place.
 */
final class JudgeLetters {
    private final Office office;
    private final Account account;

    JudgeLetters(Office office, Account account) {
        this.office = office;
        this.account = account;
    }

    /** A verdict for each letter in order; letters that come to Verwerkt are taken. */
    List<Verdict> judge(GlobeBatch batch) {
        if (!batch.valid()) {
            office.count(batch.brokenRule());
        }
        if (batch.letters().isEmpty()) {
            office.count(ProcessingCode.INVALID_XML.word());
            return List.of(Verdict.ofNone(ProcessingCode.INVALID_XML));
        }
        return batch.letters().stream().map(letter -> judge(batch, letter)).toList();
    }

    private Verdict judge(GlobeBatch batch, GlobeLetter letter) {
        var fate = GlobeRecipient.fateOf(letter.bsn());
        var code = code(batch, letter, fate);
        office.count(code.word());
        return new Verdict(letter.id(), letter.type(), code, fate);
    }

    private ProcessingCode code(GlobeBatch batch, GlobeLetter letter, GlobeFate fate) {
        var now = office.now();
        if (!batch.valid()) {
            return ProcessingCode.INVALID_XML;
        }
        if (!batch.supplier().equals(account.oin())) {
            return ProcessingCode.OIN_DIFFERS;
        }
        if (BesideTheSchema.tooLongAgo(batch.createdAt(), now)) {
            return ProcessingCode.CREATED_TOO_LONG_AGO;
        }
        if (!letter.type().equals(account.messageType())) {
            return ProcessingCode.TYPE_NOT_SUPPORTED;
        }
        if (BesideTheSchema.tooFarAhead(letter.publishAt(), now)) {
            return ProcessingCode.PUBLICATION_TOO_FAR_AHEAD;
        }
        if (BesideTheSchema.tooLarge(letter)) {
            return ProcessingCode.ATTACHMENT_TOO_LARGE;
        }
        if (!IdentifierKind.BSN.valid(letter.bsn())) {
            return ProcessingCode.NOT_ACTIVE_OR_SUBSCRIBED;
        }
        return besideTheSchema(batch, letter, fate);
    }

    private ProcessingCode besideTheSchema(GlobeBatch batch, GlobeLetter letter, GlobeFate fate) {
        var broken = BesideTheSchema.broken(batch, letter);
        if (broken.isPresent()) {
            office.count(broken.get());
            return ProcessingCode.TECHNICAL_PROBLEM;
        }
        return take(letter, fate);
    }

    private ProcessingCode take(GlobeLetter letter, GlobeFate fate) {
        var slot = office.ledger().slot(office.operator(), letter.id());
        var n = slot.called();
        var before = slot.taken();
        if (before.isPresent()) {
            office.ledger().repeated(before.get());
            return ProcessingCode.EXISTS_ALREADY;
        }
        var code = fate.codeAt(n);
        if (code != ProcessingCode.PROCESSED) {
            return code;
        }
        var addressee = office.addressee(IdentifierKind.BSN, letter.bsn());
        return office.take(slot, letter.id(), addressee, letter.content(office.fingerprint()))
                ? ProcessingCode.PROCESSED
                : ProcessingCode.EXISTS_ALREADY;
    }
}
