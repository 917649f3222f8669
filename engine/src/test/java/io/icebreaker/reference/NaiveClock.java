package io.icebreaker.reference;

import java.util.ArrayList;
import java.util.List;

/**
 * A clock event of a recording.
 *
 * @param row how many packets stand before it
 * @param timeNs what the receiving clock says, epoch ns
 */
public record NaiveClock(int row, long timeNs) {
    private static final long PERIOD_NS = 250_000_000L;

    /** Four a second while packets come; each silence doubles the time to the next. */
    public static List<NaiveClock> between(List<Row> rows) {
        List<NaiveClock> clocks = new ArrayList<>();
        long nowNs = rows.get(0).recvNs();
        for (int n = 1; n < rows.size(); n++) {
            for (long step = PERIOD_NS; nowNs + step <= rows.get(n).recvNs(); step *= 2) {
                nowNs += step;
                clocks.add(new NaiveClock(n, nowNs));
            }
        }
        return clocks;
    }
}
