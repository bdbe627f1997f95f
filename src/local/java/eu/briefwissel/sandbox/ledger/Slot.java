package eu.briefwissel.sandbox.ledger;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** All that is known under one id on the wire: how often it was called with, the message once taken, whether its events were told. */
public final class Slot {
    private final AtomicInteger calls = new AtomicInteger();
    private volatile @Nullable Taken taken;
    private volatile boolean told;

    /** Counts one more well-formed call with this id and answers the how-manieth it is, from 1. */
    public int called() {
        return calls.incrementAndGet();
    }

    public int calls() {
        return calls.get();
    }

    public Optional<Taken> taken() {
        return Optional.ofNullable(taken);
    }

    /** Whether everything that the recipient does with it (reads, replies) has been told, or can be seen by asking. */
    public boolean told() {
        return told;
    }

    void take(Taken message) {
        taken = message;
    }

    void markTold() {
        told = true;
    }
}
