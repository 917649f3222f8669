package io.icebreaker.backtest.run;

import io.icebreaker.journal.RollingHash;
import java.util.ArrayList;
import java.util.List;

/**
 * What went through a run: its days, instruments and gaps, and a hash over every event as journaled. The
 * hash names the data whatever directory it lies in. Written by the replaying thread.
 */
public final class RunData {
    /**
     * One day of it.
     *
     * @param name of its directory
     * @param before events of the run before it: a run's sequence less this is the journal's
     * @param gaps how many there are, also those beyond what {@link RunData#gaps} keeps of a day
     */
    public record Day(
            String name, long before, long events, long ticks, long fromNs, long toNs, int gaps) {}

    /**
     * A stretch in which packets are missing.
     *
     * @param lost how many, as far as known; 0 when nobody counted
     */
    public record Gap(String day, long fromNs, long toNs, long lost, String why) {}

    private final List<Day> days = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final RunInstruments instruments = new RunInstruments();
    private final RollingHash hash = new RollingHash();
    private String recordedBy = "";

    void add(Day day) {
        days.add(day);
    }

    void add(Gap gap) {
        gaps.add(gap);
    }

    void recordedBy(String build) {
        if (!recordedBy.contains(build)) {
            recordedBy = recordedBy.isEmpty() ? build : recordedBy + ", " + build;
        }
    }

    public List<Day> days() {
        return days;
    }

    /** Those of all days; of a day with more than a thousand the first thousand. */
    public List<Gap> gaps() {
        return gaps;
    }

    /** How many there are. */
    public int gapCount() {
        return days.stream().mapToInt(Day::gaps).sum();
    }

    public RunInstruments instruments() {
        return instruments;
    }

    RollingHash rolling() {
        return hash;
    }

    /** Of all events, 16 hex digits. */
    public String hash() {
        return RollingHash.hex(hash.value());
    }

    /** The builds that recorded the days. */
    public String recordedBy() {
        return recordedBy;
    }

    public long ticks() {
        return days.stream().mapToLong(Day::ticks).sum();
    }

    public long events() {
        return days.stream().mapToLong(Day::events).sum();
    }

    /** The day in which a run's sequence lies; null before the first. */
    public Day dayOf(long sequence) {
        Day found = null;
        for (Day day : days) {
            found = day.before() < sequence ? day : found;
        }
        return found;
    }
}
