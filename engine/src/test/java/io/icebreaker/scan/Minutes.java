package io.icebreaker.scan;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.reference.Recordings;
import java.time.OffsetDateTime;

/** RELIANCE's minutes of November 2025. */
final class Minutes {
    private Minutes() {}

    static BarSeries reliance() {
        var series = new BarSeries("RELIANCE", false);
        String file = "RELIANCE-2025-10-29_2025-11-28.csv.gz";
        for (String[] cells : Days.lines(Recordings.data("nse-equity-1m").resolve(file), true)) {
            long startNs = OffsetDateTime.parse(cells[0]).toEpochSecond() * 1_000_000_000L;
            series.add(
                    new BarSeries.Row(
                            startNs,
                            Days.e4(cells[1]),
                            Days.e4(cells[2]),
                            Days.e4(cells[3]),
                            Days.e4(cells[4]),
                            (long) Double.parseDouble(cells[5]),
                            0,
                            0));
        }
        return series;
    }
}
