package io.icebreaker.feed.kite;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The slow, obvious reading of feed-kite 3: lists of byte slices, big numbers, maps of column to text. */
final class KiteTwin {
    private static final List<String> SEGMENTS =
            List.of("", "NSE", "NFO", "CDS", "BSE", "BFO", "BCD", "MCX", "MCXSX", "IDX");
    private static final List<String> QUOTE =
            List.of(
                    "ltp",
                    "ltq",
                    "atp",
                    "volume",
                    "tbq",
                    "tsq",
                    "open",
                    "high",
                    "low",
                    "prev_close");
    private static final List<String> INDEX = List.of("ltp", "high", "low", "open", "prev_close");
    private static final List<String> PRICES =
            List.of("ltp", "atp", "open", "high", "low", "prev_close");
    private static final BigInteger YEAR_2000 = new BigInteger("946684800");
    private static final BigInteger YEAR_2100 = new BigInteger("4102444800");

    private KiteTwin() {}

    /** What the frame says, one map an arrival; a refusal is the single column {@code reject}. */
    static List<Map<String, String>> read(byte[] frame) {
        var out = new ArrayList<Map<String, String>>();
        if (frame.length == 1) {
            return out;
        }
        if (frame.length == 0) {
            return List.of(refusal("TRUNCATED"));
        }
        int promised = number(frame, 0, 2).intValueExact();
        byte[] rest = Arrays.copyOfRange(frame, 2, frame.length);
        for (int i = 0; i < promised; i++) {
            if (rest.length < 2 || rest.length - 2 < number(rest, 0, 2).intValueExact()) {
                out.add(refusal("TRUNCATED"));
                return out;
            }
            int length = number(rest, 0, 2).intValueExact();
            out.add(packet(Arrays.copyOfRange(rest, 2, 2 + length)));
            rest = Arrays.copyOfRange(rest, 2 + length, rest.length);
        }
        if (rest.length > 0) {
            out.add(refusal("TRAILING"));
        }
        return out;
    }

    private static Map<String, String> packet(byte[] packet) {
        if (!List.of(8, 28, 32, 44, 184).contains(packet.length)) {
            return refusal("LENGTH");
        }
        int segment = number(packet, 3, 1).intValueExact();
        if (segment < 1 || segment > 9) {
            return refusal("SEGMENT");
        }
        BigInteger token = number(packet, 0, 3);
        if (token.signum() == 0) {
            return refusal("TOKEN");
        }
        var row = new TreeMap<String, String>();
        row.put("segment", SEGMENTS.get(segment));
        row.put("token", token.toString());
        fields(row, packet, segment);
        return row;
    }

    private static void fields(Map<String, String> row, byte[] packet, int segment) {
        List<String> names =
                packet.length >= 44 ? QUOTE : packet.length >= 28 ? INDEX : List.of("ltp");
        for (int i = 0; i < names.size(); i++) {
            row.put(names.get(i), value(names.get(i), packet, 4 + 4 * i, segment));
        }
        if (packet.length == 32) {
            time(row, "exch_ns", number(packet, 28, 4));
        }
        if (packet.length == 184) {
            time(row, "ltt_ns", number(packet, 44, 4));
            row.put("oi", number(packet, 48, 4).toString());
            time(row, "exch_ns", number(packet, 60, 4));
            for (int level = 0; level < 10; level++) {
                level(row, packet, level, segment);
            }
        }
    }

    private static void level(Map<String, String> row, byte[] packet, int level, int segment) {
        int at = 64 + 12 * level;
        String side = level < 5 ? "b" : "a";
        int number = level % 5 + 1;
        if (number(packet, at, 4).signum() != 0) {
            row.put(side + "q" + number, number(packet, at, 4).toString());
            row.put(side + "p" + number, price(packet, at + 4, segment));
            row.put(side + "o" + number, number(packet, at + 8, 2).toString());
        }
    }

    private static String value(String name, byte[] packet, int at, int segment) {
        return PRICES.contains(name)
                ? price(packet, at, segment)
                : number(packet, at, 4).toString();
    }

    private static String price(byte[] packet, int at, int segment) {
        BigDecimal divisor =
                new BigDecimal(segment == 3 ? "10000000" : segment == 6 ? "10000" : "100");
        BigDecimal raw = new BigDecimal(new BigInteger(Arrays.copyOfRange(packet, at, at + 4)));
        BigDecimal half = new BigDecimal("0.00005");
        return raw.divide(divisor)
                .add(half)
                .setScale(4, RoundingMode.FLOOR)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static void time(Map<String, String> row, String name, BigInteger seconds) {
        if (seconds.compareTo(YEAR_2000) >= 0 && seconds.compareTo(YEAR_2100) <= 0) {
            row.put(name, seconds.multiply(BigInteger.TEN.pow(9)).toString());
        }
    }

    private static BigInteger number(byte[] bytes, int at, int length) {
        return new BigInteger(1, Arrays.copyOfRange(bytes, at, at + length));
    }

    private static Map<String, String> refusal(String reason) {
        return Map.of("reject", reason);
    }
}
