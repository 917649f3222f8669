package io.icebreaker.app;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Interval;
import io.icebreaker.journal.before.BarKey;
import io.icebreaker.journal.before.BarSource;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** A store that one day left, with 40 bars of a day of one instrument. */
final class EarlierDay {
    private EarlierDay() {}

    static void into(Path data, LocalDate day, String segment, long token, String symbol)
            throws Exception {
        var days = new BarSeries(symbol, true);
        for (int back = 39; back >= 0; back--) {
            long price = 250_000_000 + back * 10_000;
            long startNs = BarStore.beginNs(day.minusDays(back));
            days.add(new BarSeries.Row(startNs, price, price, price, price, 1, 0, 0));
        }
        var key = new BarKey(segment, token, symbol, Interval.D1);
        var nothing = BarSource.of(new TreeMap<>());
        var made = BarSource.of(new TreeMap<>(Map.of(key, days)));
        new BarStore(data.resolve("bars")).put(day, nothing, made);
    }
}
