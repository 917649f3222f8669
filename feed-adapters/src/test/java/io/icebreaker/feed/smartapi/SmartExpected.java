package io.icebreaker.feed.smartapi;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The values the reference data states for a packet, raw, as columns of a decoded tick. */
final class SmartExpected {
    private static final List<String> PRICES = List.of("ltp", "atp", "open", "high", "low");

    private SmartExpected() {}

    static Map<String, String> columns(Map<String, Object> raw) {
        long exchange = (long) raw.get("exchange");
        var row = new TreeMap<String, String>();
        row.put("segment", exchange == 13 ? "CDS" : "NSE");
        row.put("token", (String) raw.get("token"));
        for (String price : PRICES) {
            if (raw.containsKey(price)) {
                row.put(price, rupees((long) raw.get(price), exchange));
            }
        }
        if (raw.containsKey("close")) {
            row.put("prev_close", rupees((long) raw.get("close"), exchange));
        }
        for (String qty : List.of("ltq", "volume")) {
            if (raw.containsKey(qty)) {
                row.put(qty, raw.get(qty).toString());
            }
        }
        for (String total : List.of("tbq", "tsq")) {
            if (raw.containsKey(total)) {
                row.put(total, new BigDecimal((double) raw.get(total)).toBigInteger().toString());
            }
        }
        times(row, raw);
        levels(row, raw, "bids", "b", exchange);
        levels(row, raw, "asks", "a", exchange);
        return row;
    }

    /** One constructed packet is stated without its time, which is that of its neighbours. */
    private static void times(Map<String, String> row, Map<String, Object> raw) {
        Object ms = raw.getOrDefault("exchange_ts_ms", 1_734_666_469_000L);
        row.put("exch_ns", ms + "000000");
        if (raw.containsKey("ltt_s")) {
            row.put("ltt_ns", raw.get("ltt_s") + "000000000");
        }
    }

    private static void levels(
            Map<String, String> row,
            Map<String, Object> raw,
            String name,
            String side,
            long exchange) {
        var levels = (List<?>) raw.getOrDefault(name, List.of());
        for (int i = 0; i < Math.min(5, levels.size()); i++) {
            var level = (List<?>) levels.get(i);
            int at = level.size() - 3; // a flag before them in one packet
            if ((long) level.get(at) != 0) {
                row.put(side + "q" + (i + 1), level.get(at).toString());
                row.put(side + "p" + (i + 1), rupees((long) level.get(at + 1), exchange));
                row.put(side + "o" + (i + 1), level.get(at + 2).toString());
            }
        }
    }

    private static String rupees(long raw, long exchange) {
        return new BigDecimal(raw)
                .movePointLeft(exchange == 13 ? 7 : 2)
                .stripTrailingZeros()
                .toPlainString();
    }
}
