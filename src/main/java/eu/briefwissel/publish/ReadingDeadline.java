package eu.briefwissel.publish;

import eu.briefwissel.calendar.HolidayCalendar;
import eu.briefwissel.calendar.Term;
import eu.briefwissel.calendar.WorkingDays;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.store.Outgoing;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Computes, once, by when a message that is published now must have been opened (rule 4). */
@ApplicationScoped
class ReadingDeadline {

    private final WorkingDays dutch;
    private final WorkingDays belgian;

    ReadingDeadline(Calendars calendars) {
        this.dutch = WorkingDays.of(named(calendars.nl()));
        this.belgian = WorkingDays.of(named(calendars.be()));
    }

    /** Which calendar counts in which country. */
    @ConfigMapping(prefix = "briefwissel.calendar")
    interface Calendars {

        /** The calendar for the Berichtenbox: {@code nl-termijnenwet} or {@code nl-labour}. */
        @WithDefault("nl-termijnenwet")
        String nl();

        /** The calendar for the eBox. */
        @WithDefault("be")
        String be();
    }

    /** The end of the submission's term, counted from {@code now}; empty where it set none. */
    Optional<Instant> of(Outgoing outgoing, Instant now) {
        return outgoing.unreadAfter().map(Term::parse).map(term -> term.endsAfter(now, calendar(outgoing)));
    }

    private WorkingDays calendar(Outgoing outgoing) {
        return outgoing.leg().channel() == ChannelName.BERICHTENBOX ? dutch : belgian;
    }

    private static HolidayCalendar named(String code) {
        return HolidayCalendar.named(code)
                .orElseThrow(() -> new IllegalArgumentException("briefwissel.calendar: no calendar is named " + code));
    }
}
