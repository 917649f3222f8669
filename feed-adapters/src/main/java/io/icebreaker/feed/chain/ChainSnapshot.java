package io.icebreaker.feed.chain;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The chains of one underlying at one time.
 *
 * @param file where it was read
 * @param underlying its symbol
 * @param timeNs the source's own time, ns UTC
 * @param spot E4, 0 when the source does not say
 * @param rows by expiry, then strike, ascending, each pair once
 */
public record ChainSnapshot(
        Path file, String underlying, long timeNs, long spot, List<ChainRow> rows) {

    /** The rows of each expiry, nearest first; the key is null where the source does not say. */
    public Map<LocalDate, List<ChainRow>> byExpiry() {
        Map<LocalDate, List<ChainRow>> expiries = new LinkedHashMap<>();
        for (ChainRow row : rows) {
            expiries.computeIfAbsent(row.expiry(), expiry -> new ArrayList<>()).add(row);
        }
        return expiries;
    }

    /** Sorts; of two rows of one expiry and strike the later is refused. */
    static ChainSnapshot of(
            Path file,
            String underlying,
            long timeNs,
            long spot,
            List<ChainRow> unsorted,
            ChainReport report) {
        List<ChainRow> sorted = new ArrayList<>(unsorted);
        sorted.sort(ChainRow.ORDER);
        List<ChainRow> rows = new ArrayList<>(sorted.size());
        for (ChainRow row : sorted) {
            ChainRow before = rows.isEmpty() ? null : rows.get(rows.size() - 1);
            if (before != null
                    && before.strike() == row.strike()
                    && Objects.equals(before.expiry(), row.expiry())) {
                report.refuse(
                        ChainProblem.TWICE,
                        file,
                        "strike " + row.strike() / 10_000.0 + ", " + row.expiry());
            } else {
                rows.add(row);
            }
        }
        return new ChainSnapshot(file, underlying, timeNs, spot, List.copyOf(rows));
    }
}
