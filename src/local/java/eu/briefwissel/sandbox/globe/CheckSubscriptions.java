package eu.briefwissel.sandbox.globe;

import eu.briefwissel.sandbox.event.Office;
import eu.briefwissel.sandbox.recipient.IdentifierKind;
import eu.briefwissel.sandbox.wire.Call;
import eu.briefwissel.sandbox.wire.Endpoint;
import eu.briefwissel.sandbox.wire.Reply;
import java.util.List;

/**
 * {@code ValidateAbonnementen}, SOAP 1.1 (WUS): who has a subscription to a sender's messages of a type. It answers in no order that was
 * promised: in the reverse of the question's.
 */
final class CheckSubscriptions implements Endpoint {
    private static final String ACTION = "http://schemas.rdw.nl/GEB/BerichtenboxValidatieService/2009/01/"
            + "IBerichtenboxValidatieService/ValidateAbonnementen";
    private static final int MOST = 250;

    private final Office office;
    private final Account account;
    private final SoapAnswers answers;

    CheckSubscriptions(Office office, Account account) {
        this.office = office;
        this.account = account;
        this.answers = new SoapAnswers(office);
    }

    @Override
    public Reply answer(Call call) {
        if (!call.hasMediaType("text/xml")) {
            return answers.notXml();
        }
        var action = call.header("SOAPAction").orElse("");
        if (!action.equals("\"" + ACTION + "\"") && !action.equals(ACTION)) {
            return answers.client("SOAPAction names no operation of this service");
        }
        var question = ReadQuestion.read(call.body());
        if (question.isEmpty()) {
            return answers.client("the body is not ValidateAbonnementen as its schema has it");
        }
        return decide(question.get());
    }

    private Reply decide(ReadQuestion.Question question) {
        var bsns = question.bsns();
        if (bsns.isEmpty() || bsns.size() > MOST) {
            return answers.application("1 to 250 klanten are taken");
        }
        if (!question.supplier().equals(account.oin()) || !question.type().equals(account.messageType())) {
            return answers.application("berichtleverancierCode or berichtTypeCode is not known");
        }
        if (!bsns.stream().allMatch(IdentifierKind.BSN::valid)) {
            return answers.application("a Key is not a BSN");
        }
        if (any(bsns, GlobeFate.CHECK_UNAVAILABLE)) {
            return answers.dependentService();
        }
        if (any(bsns, GlobeFate.CHECK_REFUSED)) {
            return answers.application("this recipient cannot be checked");
        }
        office.count("checked");
        return answers.subscriptions(bsns.reversed());
    }

    private static boolean any(List<String> bsns, GlobeFate fate) {
        return bsns.stream().anyMatch(bsn -> GlobeRecipient.fateOf(bsn) == fate);
    }
}
