package eu.briefwissel.sandbox.event;

import eu.briefwissel.sandbox.ledger.Calls;
import eu.briefwissel.sandbox.ledger.Fingerprint;
import eu.briefwissel.sandbox.ledger.Ledger;
import eu.briefwissel.sandbox.ledger.Operator;
import eu.briefwissel.sandbox.ledger.Slot;
import eu.briefwissel.sandbox.ledger.Taken;
import eu.briefwissel.sandbox.recipient.IdentifierKind;
import eu.briefwissel.sandbox.recipient.MagicRecipient;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** What every operator works with: its place in the ledger, its events, its counts and the clock. */
public final class Office {
    /** What all offices of one sandbox share. */
    public record Shared(Ledger ledger, Calls calls, Fingerprint fingerprint, InstantSource clock) {}

    private static final int TAIL = 3;

    private final Operator operator;
    private final Shared shared;
    private final Events events;

    public Office(Operator operator, Shared shared, Events events) {
        this.operator = operator;
        this.shared = shared;
        this.events = events;
    }

    public Operator operator() {
        return operator;
    }

    public Ledger ledger() {
        return shared.ledger();
    }

    public Events events() {
        return events;
    }

    public Fingerprint fingerprint() {
        return shared.fingerprint();
    }

    public Instant now() {
        return shared.clock().instant();
    }

    /** Counts one call that ended so. */
    public void count(String outcome) {
        shared.calls().count(operator, outcome);
    }

    /** The recipient as the ledger may know it: by fingerprint, fate and last digits. */
    public Taken.Addressee addressee(IdentifierKind kind, String identifier) {
        return new Taken.Addressee(
                MagicRecipient.fateOf(kind, identifier),
                fingerprint().of(kind.name(), identifier),
                identifier.substring(identifier.length() - TAIL));
    }

    /** Takes the message under a fresh foreign id, unless one with this id was taken before; answers whether it was. */
    public boolean take(Slot slot, String wireId, Taken.Addressee addressee, Taken.Content content) {
        var taken = ledger().take(slot, () -> {
            var ids = new Taken.Ids(operator, wireId, UUID.randomUUID().toString());
            return new Taken(ids, addressee, content, now());
        });
        if (taken) {
            count("taken");
        }
        return taken;
    }
}
