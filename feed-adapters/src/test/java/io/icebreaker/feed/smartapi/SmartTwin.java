package io.icebreaker.feed.smartapi;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The slow, obvious reading of feed-smartapi 4: byte slices, big numbers, text patterns, a map of column to
 * text. Numbers the offsets as the tables of the specification do, not as the decoder's layout.
 */
final class SmartTwin {
    private static final Map<Integer, String> SEGMENTS =
            Map.of(1, "NSE", 2, "NFO", 3, "BSE", 4, "BFO", 5, "MCX", 7, "NCX", 13, "CDS");
    private static final Map<Integer, Integer> SIZES = Map.of(1, 51, 2, 123, 3, 379, 4, 443);
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigDecimal YEAR_2000 = new BigDecimal("946684800");
    private static final BigDecimal YEAR_2100 = new BigDecimal("4102444800");

    private final byte[] packet;
    private final int exchange;
    private final Map<String, String> row = new TreeMap<>();
    private boolean isOutOfRange;

    private SmartTwin(byte[] packet) {
        this.packet = packet;
        exchange = packet[1];
    }

    /** What the frame says: the tick's columns, or the single column {@code reject}. */
    static Map<String, String> read(byte[] frame) {
        if (frame.length == 0) {
            return refusal("TRUNCATED");
        }
        if (!SIZES.containsKey((int) frame[0])) {
            return refusal("KIND");
        }
        if (SIZES.get((int) frame[0]) != frame.length) {
            return refusal("LENGTH");
        }
        if (!SEGMENTS.containsKey((int) frame[1])) {
            return refusal("SEGMENT");
        }
        String text = new String(frame, 2, 25, StandardCharsets.ISO_8859_1);
        String token = text.contains("\0") ? text.substring(0, text.indexOf('\0')) : text;
        boolean isToken =
                token.matches("[0-9]{1,10}")
                        && Long.parseLong(token) >= 1
                        && Long.parseLong(token) <= 4_294_967_295L;
        return isToken ? new SmartTwin(frame).packet(Long.parseLong(token)) : refusal("TOKEN");
    }

    private Map<String, String> packet(long token) {
        int mode = packet[0];
        row.put("segment", SEGMENTS.get(exchange));
        row.put("token", Long.toString(token));
        if (mode == 4) {
            time("exch_ns", 27, 1000);
            deep("b", 43);
            deep("a", 243);
            return isOutOfRange ? refusal("RANGE") : row;
        }
        if (mode >= 2 && !(Double.isFinite(real(75)) && Double.isFinite(real(83)))) {
            return refusal("NOT_FINITE");
        }
        time("exch_ns", 35, 1000);
        price("ltp", 43);
        if (mode >= 2) {
            quote();
        }
        if (mode == 3) {
            snap();
        }
        return isOutOfRange ? refusal("RANGE") : row;
    }

    private void quote() {
        qty("ltq", 51);
        price("atp", 59);
        qty("volume", 67);
        total("tbq", 75);
        total("tsq", 83);
        price("open", 91);
        price("high", 99);
        price("low", 107);
        price("prev_close", 115);
    }

    private void snap() {
        time("ltt_ns", 123, 1);
        if (List.of(2, 4, 5, 7, 13).contains(exchange)) {
            qty("oi", 131);
        }
        levels("b", 147);
        levels("a", 247);
        for (int at = 347; at < 379; at += 8) {
            price("", at); // circuits and year's prices: no columns of a tick, but they must fit
        }
        row.remove("");
    }

    private void levels(String side, int from) {
        for (int level = 1; level <= 5; level++) {
            int at = from + 20 * (level - 1);
            BigInteger qty = number(at + 2, 8);
            if (qty.signum() != 0) {
                price(side + "p" + level, at + 10);
                qty(side + "q" + level, at + 2);
                row.put(side + "o" + level, unsigned(at + 18, 2).toString());
                if (qty.bitLength() > 32) {
                    row.put(side + "q" + level, "4294967295"); // all a tick has room for
                }
            }
        }
    }

    private void deep(String side, int from) {
        for (int level = 1; level <= 20; level++) {
            int at = from + 10 * (level - 1);
            BigInteger qty = number(at, 4);
            isOutOfRange |= qty.signum() < 0;
            if (qty.signum() != 0 && level <= 5) {
                row.put(side + "q" + level, qty.toString());
                row.put(side + "p" + level, inRupees(number(at + 4, 4)));
                row.put(side + "o" + level, unsigned(at + 8, 2).toString());
            }
        }
    }

    private void price(String column, int at) {
        BigInteger raw = number(at, 8);
        BigInteger inE4 = raw.multiply(BigInteger.valueOf(100));
        boolean fits = inE4.compareTo(LONG_MIN) >= 0 && inE4.compareTo(LONG_MAX) <= 0;
        isOutOfRange |= exchange != 13 && !fits;
        row.put(column, inRupees(raw));
    }

    private String inRupees(BigInteger raw) {
        BigDecimal divisor = new BigDecimal(exchange == 13 ? "10000000" : "100");
        return new BigDecimal(raw)
                .divide(divisor)
                .add(new BigDecimal("0.00005"))
                .setScale(4, RoundingMode.FLOOR)
                .stripTrailingZeros()
                .toPlainString();
    }

    private void qty(String column, int at) {
        isOutOfRange |= number(at, 8).signum() < 0;
        row.put(column, number(at, 8).toString());
    }

    private void total(String column, int at) {
        var value = new BigDecimal(real(at));
        BigInteger whole = value.toBigInteger();
        isOutOfRange |= value.signum() < 0 || whole.compareTo(LONG_MAX) > 0;
        row.put(column, whole.toString());
    }

    private void time(String column, int at, int unitsPerSecond) {
        var units = new BigDecimal(number(at, 8));
        BigDecimal seconds = units.divide(BigDecimal.valueOf(unitsPerSecond));
        if (seconds.compareTo(YEAR_2000) >= 0 && seconds.compareTo(YEAR_2100) <= 0) {
            row.put(column, seconds.movePointRight(9).toBigInteger().toString());
        }
    }

    private double real(int at) {
        return ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN).getDouble(at);
    }

    private BigInteger number(int at, int length) {
        return new BigInteger(backwards(at, length));
    }

    private BigInteger unsigned(int at, int length) {
        return new BigInteger(1, backwards(at, length));
    }

    private byte[] backwards(int at, int length) {
        byte[] slice = new byte[length];
        for (int i = 0; i < length; i++) {
            slice[i] = packet[at + length - 1 - i];
        }
        return slice;
    }

    private static Map<String, String> refusal(String reason) {
        return Map.of("reject", reason);
    }
}
