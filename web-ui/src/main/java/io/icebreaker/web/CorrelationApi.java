package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.bar.Bar;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.finding.ScanRowWords;
import io.icebreaker.publish.Board;
import io.icebreaker.scan.CaSuspect;
import io.icebreaker.scan.CorrelationKernel;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Correlation of log returns of a few instruments (analytics 8.8), worked out when it is asked for: of the
 * completed days, or of 5-minute bars of the last days and this one, where an interval without a trade
 * repeats the last close (FILL). Any HTTP thread.
 */
final class CorrelationApi {
    private static final int MOST = 100;
    private static final int USUAL = 20;

    /** Closed 5-minute bars of today that are looked at: a session and a half. */
    private static final int TODAYS = 120;

    private static final String IDS_HINT =
            "ids as GET /api/instruments lists them, at most " + MOST;

    private final Board board;

    CorrelationApi(Board board) {
        this.board = board;
    }

    /** Closes of one instrument by the start of their bars. */
    private record Closes(TreeMap<Long, Long> byStart, TreeSet<Long> suspects) {
        static Closes none() {
            return new Closes(new TreeMap<>(), new TreeSet<>());
        }

        void add(long startNs, long openE4, long closeE4) {
            Map.Entry<Long, Long> before = byStart.lastEntry();
            if (before != null && CaSuspect.opens(openE4, before.getValue())) {
                suspects.add(startNs);
            }
            byStart.put(startNs, closeE4);
        }

        /** The close at a moment: with {@code fill} the last one of that day; 0 for none. */
        long at(long startNs, boolean fill) {
            Map.Entry<Long, Long> last = byStart.floorEntry(startNs);
            boolean counts =
                    last != null
                            && (last.getKey() == startNs
                                    || fill && day(last.getKey()) == day(startNs));
            return counts ? last.getValue() : 0;
        }
    }

    private static long day(long timeNs) {
        return SessionCalendar.istDay(timeNs);
    }

    /** {@code GET /api/market/correlation}. */
    void answer(Context ctx) {
        Interval interval = interval(ctx.queryParam("interval"));
        List<Integer> ids = ids(ctx.queryParam("ids"));
        List<Closes> closes = new ArrayList<>();
        ids.forEach(id -> closes.add(closes(id, interval)));
        TreeSet<Long> moments = moments(closes, interval);
        var kernel = new CorrelationKernel(ids.size(), CorrelationKernel.DEFAULT_PERIOD);
        for (long moment : moments) {
            for (int i = 0; i < ids.size(); i++) {
                long close = closes.get(i).at(moment, interval != Interval.D1);
                if (close > 0) {
                    kernel.close(i, close, closes.get(i).suspects().contains(moment));
                }
            }
            kernel.endBar();
        }
        long endNs = moments.isEmpty() ? 0 : moments.last();
        Api.answer(ctx, json -> write(json, interval, ids, kernel, endNs));
    }

    private static Interval interval(String label) {
        Interval interval = label == null ? Interval.D1 : Interval.named(label);
        if (interval != Interval.D1 && interval != Interval.M5) {
            throw new Refusal(400, "no such correlation", "interval", "1d or 5m");
        }
        return interval;
    }

    private List<Integer> ids(String text) {
        if (text == null || text.isEmpty()) {
            return new ScanQuery(board)
                    .hits(ScanKind.named(ScanKind.ALL), row -> true).stream()
                            .sorted(Comparator.comparingDouble(CorrelationApi::negatedTurnover))
                            .limit(USUAL)
                            .map(ScanRow::id)
                            .toList();
        }
        TreeSet<Integer> ids = new TreeSet<>();
        for (String part : text.split(",", MOST + 1)) {
            int id = part.matches("[0-9]{1,9}") ? Integer.parseInt(part) : -1;
            if (board.instrument(id) == null) {
                throw new Refusal(400, "no such instrument: " + part, "ids", IDS_HINT);
            }
            ids.add(id);
        }
        if (ids.size() > MOST) {
            throw new Refusal(400, "too many", "ids", IDS_HINT);
        }
        return List.copyOf(ids);
    }

    private static double negatedTurnover(ScanRow row) {
        double turnover = row.number(ScanRowWords.TURNOVER_D);
        return Double.isNaN(turnover) ? 0 : -turnover;
    }

    private Closes closes(int id, Interval interval) {
        var closes = Closes.none();
        BarSeries earlier = board.earlierBars().of(board.instrument(id), interval);
        for (int at = 0; earlier != null && at < earlier.size(); at++) {
            closes.add(earlier.startNs(at), earlier.openE4(at), earlier.closeE4(at));
        }
        long tickSize = board.instrument(id).tickSize();
        var today = new BarQuery(board, id, interval, tickSize, TODAYS, BarQuery.ANY_TIME, false);
        for (long[] bar : today.run().closed()) {
            closes.add(bar[Bar.START_NS], bar[Bar.OPEN], bar[Bar.CLOSE]);
        }
        return closes;
    }

    /** When bars began; between the first and the last of a day each interval, traded or not. */
    private static TreeSet<Long> moments(List<Closes> closes, Interval interval) {
        TreeSet<Long> moments = new TreeSet<>();
        closes.forEach(one -> moments.addAll(one.byStart().keySet()));
        if (interval == Interval.D1) {
            return moments;
        }
        TreeSet<Long> all = new TreeSet<>();
        for (long moment : moments) {
            Long next = moments.higher(moment);
            long end = next != null && day(next) == day(moment) ? next : moment + 1;
            for (long at = moment; at < end; at += interval.lengthNs()) {
                all.add(at);
            }
        }
        return all;
    }

    private static void write(
            JsonGenerator json,
            Interval interval,
            List<Integer> ids,
            CorrelationKernel kernel,
            long endNs)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("interval", interval.label());
        json.writeNumberField("period", CorrelationKernel.DEFAULT_PERIOD);
        json.writeFieldName("endMs");
        long length = interval == Interval.D1 ? 0 : interval.lengthNs();
        Json.number(json, endNs > 0, Json.ms(endNs + length));
        json.writeArrayFieldStart("ids");
        for (int id : ids) {
            json.writeNumber(id);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("values");
        for (int i = 0; i < ids.size(); i++) {
            json.writeStartArray();
            for (int j = 0; j < ids.size(); j++) {
                Json.number(json, i == j ? 1 : kernel.rho(i, j));
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
