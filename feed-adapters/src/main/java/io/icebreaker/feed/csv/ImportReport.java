package io.icebreaker.feed.csv;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What became of a file's rows. */
public final class ImportReport {
    /** Line numbers kept a reason; the rest is only counted. */
    public static final int MAX_LINES = 20;

    private final Map<BadRow, Long> counts = new EnumMap<>(BadRow.class);
    private final Map<BadRow, List<Long>> lines = new EnumMap<>(BadRow.class);
    private long good;
    private long bad;

    void good() {
        good++;
    }

    void bad(BadRow reason, long line) {
        bad++;
        counts.merge(reason, 1L, Long::sum);
        List<Long> seen = lines.computeIfAbsent(reason, r -> new ArrayList<>());
        if (seen.size() < MAX_LINES) {
            seen.add(line);
        }
    }

    /** A row that was good turns out not to be. */
    void badAfterAll(BadRow reason, long line) {
        good--;
        bad(reason, line);
    }

    public long goodRows() {
        return good;
    }

    public long badRows() {
        return bad;
    }

    /** Number of bad rows by reason, reasons in a fixed order. */
    public Map<BadRow, Long> counts() {
        return counts;
    }

    /** Line numbers of the first {@link #MAX_LINES} bad rows of a reason; the header is line 1. */
    public List<Long> lines(BadRow reason) {
        return lines.getOrDefault(reason, List.of());
    }
}
