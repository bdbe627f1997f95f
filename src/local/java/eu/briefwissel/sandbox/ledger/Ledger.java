package eu.briefwissel.sandbox.ledger;

import eu.briefwissel.sandbox.ledger.JournalLine.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Every message taken by every operator, by the id on the wire and by the operator's own id. */
public final class Ledger implements AutoCloseable {
    private record Key(Operator operator, String id) {}

    private final Journal<JournalLine> journal;
    private final ConcurrentHashMap<Key, Slot> byWireId = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Key, Slot> byForeignId = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Slot> inOrder = new ConcurrentLinkedQueue<>();
    private final List<Step> history = new CopyOnWriteArrayList<>();

    /**
     * Something that happened to a message.
     *
     * @param isTold whether its recipient read it; else it was taken
     */
    public record Step(Slot slot, boolean isTold) {}

    private Ledger(Journal<JournalLine> journal) {
        this.journal = journal;
    }

    /** Opens the ledger kept in the directory, with all that it remembers; an empty one in memory where there is none. */
    public static Ledger open(@Nullable Path directory) throws IOException {
        var journal = Journal.open(JournalLine.class, directory, "messages.ndjson");
        var ledger = new Ledger(journal);
        journal.replay(ledger::remember);
        return ledger;
    }

    /** The slot of an id; the same one for the same id, always. */
    public Slot slot(Operator operator, String wireId) {
        return byWireId.computeIfAbsent(new Key(operator, wireId), _ -> new Slot());
    }

    /**
     * Takes a message into its slot, unless one was taken there before.
     *
     * @return whether it was taken now; false where the slot was full
     */
    public boolean take(Slot slot, Supplier<Taken> message) {
        synchronized (slot) {
            if (slot.taken().isPresent()) {
                return false;
            }
            var taken = message.get();
            var ids = taken.ids();
            journal.append(new JournalLine(Kind.TAKEN, ids.operator(), ids.wire(), taken));
            file(slot, taken);
            return true;
        }
    }

    /** Writes down that a taken message was offered once more. */
    public void repeated(Taken taken) {
        note(Kind.REPEATED, taken);
    }

    /** Writes down that all events of a taken message have been told. */
    public void told(Slot slot) {
        if (!slot.told()) {
            history.add(new Step(slot, true));
        }
        slot.markTold();
        slot.taken().ifPresent(taken -> note(Kind.TOLD, taken));
    }

    /** The slot of a message by the id that the operator gave it. */
    public Optional<Slot> published(Operator operator, String foreignId) {
        return Optional.ofNullable(byForeignId.get(new Key(operator, foreignId)));
    }

    /** The slots of all messages taken, in the order taken. */
    public List<Slot> taken() {
        return List.copyOf(inOrder);
    }

    /** What happened, in the order in which it did; the same after a restart. */
    public List<Step> history() {
        return history;
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }

    private void note(Kind kind, Taken taken) {
        journal.append(new JournalLine(kind, taken.ids().operator(), taken.ids().wire(), null));
    }

    private void file(Slot slot, Taken taken) {
        slot.take(taken);
        byForeignId.put(new Key(taken.ids().operator(), taken.ids().foreign()), slot);
        inOrder.add(slot);
        history.add(new Step(slot, false));
    }

    private void remember(JournalLine line) {
        var slot = slot(line.operator(), line.id());
        switch (line.kind()) {
            case TAKEN -> {
                var taken = line.taken();
                if (taken != null) {
                    slot.called();
                    file(slot, taken);
                }
            }
            case REPEATED -> slot.called();
            case TOLD -> {
                if (!slot.told()) {
                    history.add(new Step(slot, true));
                }
                slot.markTold();
            }
        }
    }
}
