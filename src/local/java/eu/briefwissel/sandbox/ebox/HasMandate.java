package eu.briefwissel.sandbox.ebox;

import eu.briefwissel.sandbox.event.Office;
import eu.briefwissel.sandbox.wire.Call;
import eu.briefwissel.sandbox.wire.Endpoint;
import eu.briefwissel.sandbox.wire.Reply;
import eu.briefwissel.sandbox.wire.Tokens;
import java.util.List;
import java.util.Map;

/** {@code GET /ebox/{enterpriseNumber}/hasMandate} of the partition service: whether a service provider may publish for it. */
final class HasMandate implements Endpoint {
    private final Office office;
    private final Tokens tokens;
    private final MessageRegistry.Sender account;
    private final StatusMessages refusals;

    HasMandate(Office office, Tokens tokens, MessageRegistry.Sender account) {
        this.office = office;
        this.tokens = tokens;
        this.account = account;
        this.refusals = new StatusMessages(office);
    }

    @Override
    public Reply answer(Call call) {
        if (!tokens.allow(call)) {
            return refusals.unauthorized();
        }
        office.count("mandate-asked");
        var isGiven = account.mandates().contains(call.segmentBeforeLast())
                && call.query("operation").equals(List.of("publish"))
                && call.query("mandataryEnterpriseNumber").equals(List.of(account.organisation()));
        return Reply.json(200, Map.of("hasMandate", isGiven));
    }
}
