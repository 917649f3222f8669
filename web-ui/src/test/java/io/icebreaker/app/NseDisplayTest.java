package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.feed.chain.ChainHow;
import io.icebreaker.feed.chain.ChainLeg;
import io.icebreaker.feed.chain.ChainRow;
import io.icebreaker.feed.chain.ChainSnapshot;
import io.icebreaker.feed.chain.ChainSnapshots;
import io.icebreaker.setting.Settings;
import io.icebreaker.stage.option.NseDisplay;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Volatilities beside those that NSE displays: its own recipe meets them, ours differ as they should. */
class NseDisplayTest {
    private static final double POINTS = 100;

    private final NseDisplay recipe = new NseDisplay();
    private final RecordedChains chains = new RecordedChains(Settings.DEFAULTS);

    @Test
    void theRecipeMeetsWhatTheExchangeDisplays() throws IOException {
        for (String day : List.of("2025-11-17", "2025-11-18")) {
            List<Double> apart = new ArrayList<>();
            List<Double> ours = new ArrayList<>();
            var folder = SharedData.folder("nse-nifty-chain-json").resolve(day);
            try (var snapshots = ChainSnapshots.open(List.of(folder), ChainHow.USUAL)) {
                for (ChainSnapshot s = snapshots.next(); s != null; s = snapshots.next()) {
                    for (Map.Entry<LocalDate, List<ChainRow>> e : s.byExpiry().entrySet()) {
                        compare(s, e.getKey(), e.getValue(), apart, ours);
                    }
                }
            }
            double recipeMedian = median(apart);
            double ourMedian = median(ours);
            System.out.printf(
                    "%s: %d legs, recipe %.3f points from NSE's, ours at 8-45 days %+.3f (%d)%n",
                    day, apart.size(), recipeMedian, ourMedian, ours.size());
            assertTrue(apart.size() > 10_000, day + ": " + apart.size());
            assertTrue(recipeMedian >= 0.05 && recipeMedian <= 0.10, day + ": " + recipeMedian);
            assertTrue(ourMedian > -0.3 && ourMedian < 0, day + ": " + ourMedian);
        }
    }

    private void compare(
            ChainSnapshot s,
            LocalDate expiry,
            List<ChainRow> rows,
            List<Double> apart,
            List<Double> ours) {
        long days = ChronoUnit.DAYS.between(SessionCalendar.istDate(s.timeNs()), expiry);
        RecordedChains.Priced priced = chains.price(s, expiry, rows);
        for (int row = 0; row < rows.size(); row++) {
            for (boolean call : new boolean[] {true, false}) {
                ChainLeg leg = call ? rows.get(row).ce() : rows.get(row).pe();
                if (leg == null || Double.isNaN(leg.shownIv())) {
                    continue;
                }
                double strike = rows.get(row).strike() / 10_000.0;
                double iv =
                        recipe.iv(call, leg.last() / 10_000.0, s.spot() / 10_000.0, strike, days);
                if (!Double.isNaN(iv)) {
                    apart.add(Math.abs(iv - leg.shownIv()) * POINTS);
                }
                double own = priced.arrays().legs(call).iv[row];
                if (days >= 8 && days <= 45 && !Double.isNaN(own)) {
                    ours.add((own - leg.shownIv()) * POINTS);
                }
            }
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
