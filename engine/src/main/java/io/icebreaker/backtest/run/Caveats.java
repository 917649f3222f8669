package io.icebreaker.backtest.run;

import io.icebreaker.backtest.Flag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What must be known before a figure is believed: of one run, or of all that a page shows together.
 *
 * @param ratesVerified whether somebody has signed the cost rates
 * @param failures events on which the strategy threw
 * @param firstFailure what it threw first; empty when it never did
 * @param gaps how many the recordings have, by name of the day
 * @param lost packets known to be missing, likewise
 * @param otherSettings days kept with other settings than the first
 * @param barsLeftOut bars that found no room to be drawn
 */
public record Caveats(
        boolean ratesVerified,
        Set<Flag> flags,
        long failures,
        String firstFailure,
        Map<String, Integer> gaps,
        Map<String, Long> lost,
        List<String> otherSettings,
        long barsLeftOut) {

    /** Nothing to say, which is never so of a run. */
    public static final Caveats NONE =
            new Caveats(true, Set.of(), 0, "", Map.of(), Map.of(), List.of(), 0);

    /** Of one run. */
    public static Caveats of(BacktestResult result) {
        Map<String, Integer> gaps = new TreeMap<>();
        Map<String, Long> lost = new TreeMap<>();
        result.data().days().forEach(day -> gaps.merge(day.name(), day.gaps(), Integer::sum));
        result.data().gaps().forEach(gap -> lost.merge(gap.day(), gap.lost(), Long::sum));
        return new Caveats(
                result.costs().ratesVerified(),
                new TreeSet<>(result.ledger().flags()),
                result.ledger().failures(),
                result.ledger().firstFailure(),
                gaps,
                lost,
                result.otherSettings(),
                result.tape().leftOut());
    }

    /** As a result.json tells it. */
    public static Caveats parse(Map<String, Object> result) {
        Set<Flag> flags = new TreeSet<>();
        for (Flag flag : Flag.values()) {
            if (list(result.get("flags")).contains(flag.name())) {
                flags.add(flag);
            }
        }
        return new Caveats(
                Boolean.TRUE.equals(result.get("ratesVerified")),
                flags,
                number(result.get("strategyFailures")),
                result.get("firstFailure") instanceof String text ? text : "",
                Map.of("", (int) number(result.get("gaps"))),
                Map.of("", number(result.get("packetsLost"))),
                list(result.get("otherSettings")),
                0);
    }

    private static List<String> list(Object value) {
        return value instanceof List<?> all
                ? all.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static long number(Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }

    /** Both together; a day that both went over counts once. */
    public Caveats and(Caveats other) {
        Set<Flag> allFlags = new TreeSet<>(flags);
        allFlags.addAll(other.flags);
        Map<String, Integer> allGaps = new TreeMap<>(gaps);
        other.gaps.forEach((day, count) -> allGaps.merge(day, count, Math::max));
        Map<String, Long> allLost = new TreeMap<>(lost);
        other.lost.forEach((day, count) -> allLost.merge(day, count, Math::max));
        List<String> allSettings = new ArrayList<>(otherSettings);
        other.otherSettings.stream()
                .filter(day -> !otherSettings.contains(day))
                .forEach(allSettings::add);
        return new Caveats(
                ratesVerified && other.ratesVerified,
                allFlags,
                failures + other.failures,
                firstFailure.isEmpty() ? other.firstFailure : firstFailure,
                allGaps,
                allLost,
                List.copyOf(allSettings),
                barsLeftOut + other.barsLeftOut);
    }

    /** The same of a strategy whose failures are told elsewhere. */
    public Caveats withoutFailures() {
        Set<Flag> others = new TreeSet<>(flags);
        others.remove(Flag.STRATEGY_FAILED);
        return new Caveats(ratesVerified, others, 0, "", gaps, lost, otherSettings, barsLeftOut);
    }

    /** In all recordings. */
    public int gapCount() {
        return gaps.values().stream().mapToInt(Integer::intValue).sum();
    }

    public long packetsLost() {
        return lost.values().stream().mapToLong(Long::longValue).sum();
    }

    /** As result.json says it. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("gaps", gapCount());
        map.put("packetsLost", packetsLost());
        map.put("otherSettings", otherSettings);
        map.put("ratesVerified", ratesVerified);
        map.put("flags", flags.stream().map(Enum::name).toList());
        map.put("strategyFailures", failures);
        map.put("firstFailure", firstFailure);
        return map;
    }
}
