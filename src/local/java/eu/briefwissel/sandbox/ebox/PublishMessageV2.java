package eu.briefwissel.sandbox.ebox;

import eu.briefwissel.sandbox.event.Office;
import eu.briefwissel.sandbox.wire.Call;
import eu.briefwissel.sandbox.wire.Endpoint;
import eu.briefwissel.sandbox.wire.Faults;
import eu.briefwissel.sandbox.wire.Reply;
import eu.briefwissel.sandbox.wire.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** {@code POST /publishMessage}: publishing (Message Registry 2.1). It knows no key: what comes twice is published twice. */
final class PublishMessageV2 implements Endpoint {
    private final Office office;
    private final Publications publications;

    PublishMessageV2(Office office, Tokens tokens, MessageRegistry.Rules rules) {
        this.office = office;
        this.publications = new Publications(office, tokens, rules, ReadEboxMessage.of(RegistryVersion.V2));
    }

    @Override
    public Reply answer(Call call) {
        if (!publications.allow(call)) {
            return publications.refusals().unauthorized();
        }
        var faults = new Faults(StatusMessages.INVALID_INPUT);
        return publications
                .read(call, faults)
                .map(message -> published(call, message))
                .orElseGet(() -> publications.refusals().invalid(faults));
    }

    private Reply published(Call call, EboxMessage message) {
        while (true) {
            var reply = publications.decide(call, message, freeId(message));
            if (reply.isPresent()) {
                return reply.get();
            }
        }
    }

    /** The id under which the next copy of this message is kept: calls before it was taken count together. */
    private String freeId(EboxMessage message) {
        var content = message.content(office.fingerprint()).fingerprint();
        var recipient = message.recipient();
        for (var copy = 0; ; copy++) {
            var name = office.fingerprint().of(content, recipient.type().wireName(), recipient.identifier(), "" + copy);
            var id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.US_ASCII))
                    .toString();
            if (office.ledger().slot(office.operator(), id).taken().isEmpty()) {
                return id;
            }
        }
    }
}
