package io.icebreaker.app.study;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.scan.CaSuspect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of the overnight candidates on the day after: the hit rates of a scan. */
final class NextDays {
    private static final List<String> UNKNOWN = List.of("", "", "");

    private long candidates;
    private long known;
    private long openAbove;
    private long highAbove;
    private long closeAbove;

    /** Open, high and close of the day after bar {@code at}; a candidate's are counted. */
    List<String> of(BarSeries bars, int at, boolean isCandidate) {
        candidates += isCandidate ? 1 : 0;
        int next = at + 1;
        long close = bars.closeE4(at);
        if (next == bars.size() || CaSuspect.opens(bars.openE4(next), close)) {
            return UNKNOWN;
        }
        if (isCandidate) {
            known++;
            openAbove += bars.openE4(next) > close ? 1 : 0;
            highAbove += bars.highE4(next) > close ? 1 : 0;
            closeAbove += bars.closeE4(next) > close ? 1 : 0;
        }
        return List.of(
                Cell.price(bars.openE4(next)),
                Cell.price(bars.highE4(next)),
                Cell.price(bars.closeE4(next)));
    }

    /** Candidates, and of how many percent the next open, high, close lay above. */
    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("candidates", candidates);
        figures.put("outcomes", known);
        figures.put("nextOpenAbovePct", percent(openAbove));
        figures.put("nextHighAbovePct", percent(highAbove));
        figures.put("nextCloseAbovePct", percent(closeAbove));
        return figures;
    }

    private Double percent(long hits) {
        return known == 0 ? null : Math.round(1_000.0 * hits / known) / 10.0;
    }
}
