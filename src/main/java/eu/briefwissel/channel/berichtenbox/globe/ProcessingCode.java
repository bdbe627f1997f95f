package eu.briefwissel.channel.berichtenbox.globe;

import eu.briefwissel.delivery.MailboxEvent.Result;
import java.util.Arrays;

/** The VerwerkingsCodes of GLOBEBatchResponseTypes.xsd, and what each means here. */
enum ProcessingCode {
    PROCESSED("Verwerkt", Result.IN_MAILBOX),
    TECHNICAL_PROBLEM("TechnischProbleem", Result.FAILED),
    NOT_ACTIVE("NietActiefOfGeabonneerd", Result.NO_MAILBOX),
    TYPE_NOT_SUPPORTED("BerichtTypeNietOndersteund", Result.REFUSED),
    PUBLISHED_TOO_LATE("PublicatieDatumLigtTeVerInDeToekomst", Result.REFUSED),
    MADE_TOO_LONG_AGO("AanmaakDatumLigtTeVerInHetVerleden", Result.REFUSED),
    /** Whether what was there before lies in the mailbox is not told. */
    EXISTS_ALREADY("BerichtBestaatAl", Result.TAKEN_BEFORE),
    ATTACHMENT_TOO_LARGE("BijlageTeGroot", Result.REFUSED),
    OIN_DIFFERS("OinInCPAKomtNietOvereenMetOinInBericht", Result.REFUSED),
    /** The misspelling is the XSD's. */
    XML_NOT_VALID("XmlValidatieTegenXsdValtNegatiefUit", Result.REFUSED);

    private final String wireName;
    private final Result result;

    ProcessingCode(String wireName, Result result) {
        this.wireName = wireName;
        this.result = result;
    }

    /** What a code means; a code that we do not know is for an operator to see. */
    static Result meaning(String code) {
        return Arrays.stream(values())
                .filter(c -> c.wireName.equals(code))
                .findFirst()
                .map(c -> c.result)
                .orElse(Result.UNCLEAR);
    }
}
