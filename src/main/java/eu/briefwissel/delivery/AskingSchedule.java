package eu.briefwissel.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a mailbox is asked again about a message that lies in it unread: a quarter of its age later, so that a read is known
 * before the reader has had the message a quarter longer, and a month of unread messages costs little. Messages are spread by
 * their ids, always alike.
 *
 * @param first the shortest pause, and how often it is asked around the deadline for reading
 * @param rarest the longest pause
 */
public record AskingSchedule(Duration first, Duration rarest) {

    private static final int SHARE_OF_AGE = 4;

    /** Up to so many hundredths of a pause earlier or later. */
    private static final int SPREAD = 10;

    private static final int HUNDRED = 100;

    /**
     * When to ask again, asked now.
     *
     * @param since when it came into the mailbox
     * @param readBy from when on it counts as unread, which nobody concludes before it was asked once more
     */
    public Instant next(DeliveryId id, Instant since, Optional<Instant> readBy, Instant now) {
        Duration age = Duration.between(since, now);
        Duration pause = between(first, age.dividedBy(SHARE_OF_AGE), rarest);
        Instant usual = now.plus(
                pause.multipliedBy(HUNDRED - SPREAD + place(id, 2 * SPREAD + 1)).dividedBy(HUNDRED));
        return readBy.flatMap(by -> aroundDeadline(id, by, now))
                .filter(asked -> asked.isBefore(usual))
                .orElse(usual);
    }

    /** All that end at the same midnight are asked about in the first pause behind it, and once more in the second. */
    private Optional<Instant> aroundDeadline(DeliveryId id, Instant readBy, Instant now) {
        Instant behind = readBy.plus(first.multipliedBy(place(id, HUNDRED)).dividedBy(HUNDRED));
        if (now.isBefore(behind)) {
            return Optional.of(behind);
        }
        return now.isBefore(concluded(readBy)) ? Optional.of(now.plus(first)) : Optional.empty();
    }

    /** When it may be concluded that nobody read it: asked in between, even where one answer got lost. */
    Instant concluded(Instant readBy) {
        return readBy.plus(first.multipliedBy(2));
    }

    private static int place(DeliveryId id, int places) {
        return Math.floorMod(id.value().hashCode(), places);
    }

    private static Duration between(Duration least, Duration wanted, Duration most) {
        Duration atLeast = wanted.compareTo(least) < 0 ? least : wanted;
        return atLeast.compareTo(most) > 0 && most.compareTo(least) > 0 ? most : atLeast;
    }
}
