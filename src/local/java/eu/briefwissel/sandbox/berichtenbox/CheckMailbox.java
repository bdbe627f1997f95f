package eu.briefwissel.sandbox.berichtenbox;

import eu.briefwissel.sandbox.event.Office;
import eu.briefwissel.sandbox.recipient.Fate;
import eu.briefwissel.sandbox.recipient.IdentifierKind;
import eu.briefwissel.sandbox.recipient.MagicRecipient;
import eu.briefwissel.sandbox.wire.Call;
import eu.briefwissel.sandbox.wire.Endpoint;
import eu.briefwissel.sandbox.wire.Faults;
import eu.briefwissel.sandbox.wire.Fields;
import eu.briefwissel.sandbox.wire.Json;
import eu.briefwissel.sandbox.wire.Reply;
import eu.briefwissel.sandbox.wire.Tokens;
import java.util.Map;
import java.util.Set;

/** {@code POST /mailbox/check}: who has a mailbox (the seed, "BBK 1.7"). */
final class CheckMailbox implements Endpoint {
    private static final Set<String> NAMES = Set.of("bsn");

    private final Office office;
    private final Tokens tokens;
    private final BbkAnswers answers;

    CheckMailbox(Office office, Tokens tokens) {
        this.office = office;
        this.tokens = tokens;
        this.answers = new BbkAnswers(office);
    }

    @Override
    public Reply answer(Call call) {
        if (!tokens.allow(call)) {
            return answers.unauthorized();
        }
        if (!call.hasMediaType("application/json")) {
            return answers.notJson();
        }
        var faults = new Faults(BbkAnswers.INVALID_FIELD);
        var bsn = read(call, faults);
        return faults.none() ? available(bsn) : answers.malformed(faults);
    }

    private static String read(Call call, Faults faults) {
        var json = Json.read(call.body());
        if (!faults.require(json.isPresent(), "body", "must be JSON")) {
            return "";
        }
        var bsn = Fields.of(json.orElseThrow(), "", NAMES, faults).text("bsn");
        faults.require(bsn.isEmpty() || IdentifierKind.BSN.valid(bsn), "bsn", "must pass the eleven check");
        return bsn;
    }

    private Reply available(String bsn) {
        var fate = MagicRecipient.fateOf(IdentifierKind.BSN, bsn);
        office.count("checked");
        // Withdrawn consent is a third outcome of the seed's data model; that it stands here is an assumption.
        return fate == Fate.WITHDREW_CONSENT
                ? Reply.json(200, Map.of("available", false, "optedOut", true))
                : Reply.json(200, Map.of("available", fate != Fate.NO_MAILBOX));
    }
}
