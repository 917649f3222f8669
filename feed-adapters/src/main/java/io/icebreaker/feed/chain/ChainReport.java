package io.icebreaker.feed.chain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What became of the recordings' parts. */
public final class ChainReport {
    /** Places kept a reason; the rest is only counted. */
    public static final int MAX_PLACES = 20;

    private final Map<ChainProblem, Long> counts = new EnumMap<>(ChainProblem.class);
    private final Map<ChainProblem, List<String>> places = new EnumMap<>(ChainProblem.class);
    private long snapshots;

    void good() {
        snapshots++;
    }

    void refuse(ChainProblem problem, Path file, String place) {
        counts.merge(problem, 1L, Long::sum);
        List<String> seen = places.computeIfAbsent(problem, p -> new ArrayList<>());
        if (seen.size() < MAX_PLACES) {
            seen.add(file + ": " + place);
        }
    }

    /** Snapshots handed on. */
    public long snapshots() {
        return snapshots;
    }

    /** How often, by reason, reasons in a fixed order. */
    public Map<ChainProblem, Long> counts() {
        return counts;
    }

    /** File and place of the first {@link #MAX_PLACES} of a reason. */
    public List<String> places(ChainProblem problem) {
        return places.getOrDefault(problem, List.of());
    }

    /** Whether a whole file, or the rest of one, was left out. */
    public boolean lostFiles() {
        return counts.keySet().stream().anyMatch(ChainProblem::wholeFile);
    }
}
