package io.icebreaker.app;

import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/**
 * Whether a market of one connection's own instruments is open: only then is its silence alarming, whatever
 * the feed's other connections stream. What it brings may change; it is asked for each time. Any thread.
 */
final class ShareSession implements LongPredicate {
    private final SessionCalendar calendar;
    private volatile Supplier<Set<String>> segments = Set::of;

    ShareSession(SessionCalendar calendar) {
        this.calendar = calendar;
    }

    /** Segments of what the connection brings now. */
    void of(Supplier<Set<String>> share) {
        segments = share;
    }

    @Override
    public boolean test(long timeNs) {
        return segments.get().stream()
                .map(SessionGroup::of)
                .distinct()
                .anyMatch(group -> calendar.isOpen(group, timeNs));
    }
}
