package io.icebreaker.app;

import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.before.Before;
import java.nio.file.Path;

/**
 * What a recording that is imported begins with: the bars of earlier days in a directory of data, or none.
 *
 * @param data the directory with its {@code bars/}; null to begin cold
 */
record EarlierDays(Path data) {
    /** Makes it for a new journal whose first event is of that time, ns UTC. */
    Before before(long firstNs, JournalDirectory directory) throws JournalException {
        if (data == null) {
            return Before.NONE;
        }
        var store = new BarStore(data.resolve("bars"));
        return Before.of(directory, store.before(SessionCalendar.istDate(firstNs)));
    }
}
