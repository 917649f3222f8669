package io.icebreaker.feed.dhan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The slow, obvious reading of feed-dhan 4 and of 5.5 for the depth feeds. */
final class DhanDepthTwin {
    private static final String[] SEGMENTS = {
        "IDX", "NSE", "NFO", "CDS", "BSE", "MCX", null, "BCD", "BFO"
    };
    private static final double LONG = Math.pow(2, 63);

    /** One row of a side. */
    private record Row(double price, long qty, long orders) {
        long e4() {
            return (long) Math.floor(price * 10_000 + 0.5);
        }
    }

    private DhanDepthTwin() {}

    static List<Map<String, String>> read(byte[] frame, boolean isTwenty) {
        var out = new ArrayList<Map<String, String>>();
        byte[] rest = frame;
        do {
            if (rest.length < 12 || number(rest, 0, 2) > rest.length) {
                out.add(Map.of("reject", "TRUNCATED"));
                return out;
            }
            int length = (int) number(rest, 0, 2);
            if (length < 12) {
                out.add(Map.of("reject", "LENGTH"));
                return out;
            }
            byte[] packet = Arrays.copyOf(rest, length);
            int code = rest[2] & 0xff;
            if (code == 41 || code == 51) {
                out.add(side(packet, code == 41, isTwenty));
            } else if (code != 0 && code != 50) {
                out.add(Map.of("reject", "KIND"));
            }
            rest = Arrays.copyOfRange(rest, length, rest.length);
        } while (rest.length > 0);
        return out;
    }

    private static Map<String, String> side(byte[] packet, boolean isBid, boolean isTwenty) {
        int body = packet.length - 12;
        boolean fits =
                isTwenty
                        ? body % 16 == 0 && body / 16 <= 20
                        : number(packet, 8, 4) <= 200 && body == 16 * number(packet, 8, 4);
        if (!fits) {
            return Map.of("reject", "LENGTH");
        }
        int segment = packet[3] & 0xff;
        if (segment >= SEGMENTS.length || SEGMENTS[segment] == null) {
            return Map.of("reject", "SEGMENT");
        }
        if (number(packet, 4, 4) == 0) {
            return Map.of("reject", "TOKEN");
        }
        var rows = new ArrayList<Row>();
        for (int at = 12; at < packet.length; at += 16) {
            double price = Double.longBitsToDouble(number(packet, at, 8));
            rows.add(new Row(price, number(packet, at + 8, 4), number(packet, at + 12, 4)));
        }
        rows.removeIf(row -> row.qty == 0);
        if (rows.stream().anyMatch(row -> !Double.isFinite(row.price))) {
            return Map.of("reject", "NOT_FINITE");
        }
        if (rows.stream().anyMatch(row -> Math.abs(row.price * 10_000) >= LONG)) {
            return Map.of("reject", "RANGE");
        }
        Comparator<Row> order = Comparator.comparing(Row::e4);
        rows.sort(isBid ? order.reversed() : order);
        return columns(rows, isBid ? "b" : "a", SEGMENTS[segment], number(packet, 4, 4));
    }

    private static Map<String, String> columns(
            List<Row> rows, String side, String segment, long token) {
        var row = new TreeMap<String, String>();
        row.put("segment", segment);
        row.put("token", Long.toString(token));
        for (int level = 1; level <= Math.min(5, rows.size()); level++) {
            Row it = rows.get(level - 1);
            row.put(side + "p" + level, text(it.e4()));
            row.put(side + "q" + level, Long.toString(it.qty));
            row.put(side + "o" + level, Long.toString(it.orders));
        }
        return row;
    }

    private static String text(long e4) {
        return e4 == 0 ? "0" : BigDecimal.valueOf(e4, 4).stripTrailingZeros().toPlainString();
    }

    private static long number(byte[] bytes, int at, int length) {
        long value = 0;
        for (int i = length - 1; i >= 0; i--) {
            value = value << 8 | bytes[at + i] & 0xff;
        }
        return value;
    }
}
