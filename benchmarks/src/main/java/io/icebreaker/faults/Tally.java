package io.icebreaker.faults;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Adds up what came of many kills. One thread. */
final class Tally {
    private final Map<KillCampaign.Moment, Integer> kills =
            new EnumMap<>(KillCampaign.Moment.class);
    private long lost;
    private long corrupted;
    private int problems;
    private int starts;
    private double worstSeconds;
    private double sumSeconds;
    private String first;

    void kill(KillCampaign.Moment moment) {
        kills.merge(moment, 1, Integer::sum);
    }

    void accepting(double seconds) {
        if (!Double.isNaN(seconds)) {
            starts++;
            sumSeconds += seconds;
            worstSeconds = Math.max(worstSeconds, seconds);
        }
    }

    void lost(int number, long events, KillCampaign.Moment moment) {
        lost += events;
        problem(number, events + " acknowledged events lost, " + moment);
    }

    void corrupted(int number, long events, String how) {
        corrupted += events;
        if (events > 0) {
            problem(number, how);
        }
    }

    void problem(int number, String how) {
        problems++;
        first = first == null ? "kill " + (number + 1) + ": " + how.replace('\n', ' ') : first;
    }

    FaultResult result(double latestSeconds) {
        int tries = kills.values().stream().mapToInt(Integer::intValue).sum();
        boolean inTime = worstSeconds <= latestSeconds;
        String moments =
                kills.entrySet().stream()
                        .map(
                                each ->
                                        each.getValue()
                                                + " "
                                                + each.getKey()
                                                        .name()
                                                        .toLowerCase(Locale.ROOT)
                                                        .replace('_', ' '))
                        .collect(Collectors.joining(", "));
        String note =
                first != null
                        ? problems + " problems; " + first
                        : String.format(
                                Locale.ROOT,
                                "%s; %d starts, %.2f s on average%s",
                                moments,
                                starts,
                                sumSeconds / Math.max(1, starts),
                                inTime
                                        ? ""
                                        : String.format(
                                                Locale.ROOT, ", one over %.1f s", latestSeconds));
        return new FaultResult(tries, lost, corrupted, worstSeconds, first == null && inTime, note);
    }
}
