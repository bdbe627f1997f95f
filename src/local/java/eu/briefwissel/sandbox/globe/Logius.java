package eu.briefwissel.sandbox.globe;

import eu.briefwissel.sandbox.event.Office;
import eu.briefwissel.sandbox.event.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** What becomes of a batch once the adapter has it: whether it gets to Logius, and the results that come back. */
final class Logius {
    private static final int LARGEST_BATCH = 100_000_000;
    private static final Duration LATE = Duration.ofHours(25);
    private static final int THRICE = 3;

    private final Office office;
    private final JudgeLetters judge;
    private final AdapterPost post;
    private final Account account;
    private final Pace pace;

    Logius(Office office, AdapterPost post, Account account, Pace pace) {
        this.office = office;
        this.judge = new JudgeLetters(office, account);
        this.post = post;
        this.account = account;
        this.pace = pace;
    }

    /** The way of the n-th sending of a batch, which is not told until it ends. */
    Outgoing journey(ReadRequest.Request request, GlobeBatch batch, int n) {
        var now = office.now();
        var end = end(request, batch, n);
        var endsAt = end == Outgoing.End.DELIVERED ? now : pace.due(now);
        return new Outgoing(request.messageId(), request.conversationId(), now, end, endsAt);
    }

    private static Outgoing.End end(ReadRequest.Request request, GlobeBatch batch, int n) {
        if (request.content().length > LARGEST_BATCH || holds(batch, GlobeFate.FAILED)) {
            return Outgoing.End.FAILED;
        }
        return holds(batch, GlobeFate.EXPIRED) || (n == 1 && holds(batch, GlobeFate.EXPIRED_ONCE))
                ? Outgoing.End.EXPIRED
                : Outgoing.End.DELIVERED;
    }

    private static boolean holds(GlobeBatch batch, GlobeFate fate) {
        return batch.letters().stream().anyMatch(letter -> GlobeRecipient.fateOf(letter.bsn()) == fate);
    }

    /** Processes a batch and sends its results: one for the letters that are done, another for those that take longer. */
    void process(Outgoing message, GlobeBatch batch) {
        var verdicts = judge.judge(batch);
        var now = office.now();
        answer(message, batch, in(verdicts, fate -> !late(fate) && fate != GlobeFate.RESULT_NEVER), due(verdicts, now));
        answer(message, batch, in(verdicts, Logius::late), now.plus(LATE));
    }

    private static boolean late(GlobeFate fate) {
        return fate == GlobeFate.RESULT_LATE;
    }

    private static List<Verdict> in(Collection<Verdict> verdicts, Predicate<GlobeFate> which) {
        return verdicts.stream().filter(verdict -> which.test(verdict.fate())).toList();
    }

    private Instant due(List<Verdict> verdicts, Instant now) {
        return in(verdicts, fate -> fate == GlobeFate.RESULT_BEFORE_ANSWER).isEmpty() ? pace.due(now) : now;
    }

    private void answer(Outgoing message, GlobeBatch batch, List<Verdict> verdicts, Instant due) {
        if (verdicts.isEmpty()) {
            return;
        }
        var result = WriteResult.of(batch, account.oin(), verdicts, office.now());
        // Results of many letters come packed, as they do at Logius; those of one mostly do not.
        var packed = verdicts.size() > 1
                || !in(verdicts, fate -> fate == GlobeFate.GZIPPED).isEmpty();
        var content = packed ? WriteResult.gzip(result) : result;
        var times = in(verdicts, fate -> fate == GlobeFate.RESULT_THRICE).isEmpty() ? 1 : THRICE;
        for (var i = 0; i < times; i++) {
            post.expect(new Incoming(UUID.randomUUID() + "@logius.sandbox", message.conversationId(), due, content));
        }
    }
}
