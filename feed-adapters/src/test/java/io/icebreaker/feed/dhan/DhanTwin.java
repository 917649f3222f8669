package io.icebreaker.feed.dhan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The slow, obvious reading of feed-dhan 3 and 5: slices of bytes, big decimals, maps of column to text. It
 * shares no line with the decoder.
 */
final class DhanTwin {
    private static final Map<Integer, String> SEGMENTS =
            Map.of(0, "IDX", 1, "NSE", 2, "NFO", 3, "CDS", 4, "BSE", 5, "MCX", 7, "BCD", 8, "BFO");
    private static final Map<Integer, Integer> SIZES =
            Map.of(2, 16, 3, 112, 4, 50, 5, 12, 6, 16, 7, 8, 8, 162, 50, 10);
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal MOST = new BigDecimal(BigInteger.TWO.pow(63));

    private final Function<Long, Long> tickOf;

    /** {@code tickOf} answers E4 by token, 0 for unknown. */
    DhanTwin(Function<Long, Long> tickOf) {
        this.tickOf = tickOf;
    }

    /** What the frame says, one map an arrival; a refusal is the single column {@code reject}. */
    List<Map<String, String>> read(byte[] frame) {
        var out = new ArrayList<Map<String, String>>();
        byte[] rest = frame;
        if (rest.length == 0) {
            return List.of(refusal("TRUNCATED"));
        }
        while (rest.length > 0) {
            if (rest.length < 8) {
                out.add(refusal("TRUNCATED"));
                return out;
            }
            int code = rest[0] & 0xff;
            int declared = (int) number(rest, 1, 2);
            int size = SIZES.getOrDefault(code, declared);
            boolean sized = SIZES.containsKey(code);
            if (sized && rest.length < size) {
                out.add(refusal("TRUNCATED"));
                return out;
            }
            boolean inside = declared >= 8 && declared <= rest.length;
            if (!sized) {
                if (code > 1) {
                    out.add(refusal("KIND"));
                } else if (!inside) {
                    out.add(refusal("LENGTH"));
                }
                if (!inside) {
                    return out;
                }
            }
            byte[] packet = Arrays.copyOf(rest, size);
            if (List.of(2, 3, 4, 5, 6, 8).contains(code)) {
                out.add(packet(code, packet));
            }
            rest = Arrays.copyOfRange(rest, size, rest.length);
        }
        return out;
    }

    private Map<String, String> packet(int code, byte[] packet) {
        String segment = SEGMENTS.get((int) packet[3]);
        if (segment == null) {
            return refusal("SEGMENT");
        }
        long token = number(packet, 4, 4);
        if (token == 0) {
            return refusal("TOKEN");
        }
        var row = new TreeMap<String, String>();
        row.put("segment", segment);
        row.put("token", Long.toString(token));
        var floats = new ArrayList<Float>();
        var used = new ArrayList<Float>();
        try {
            fields(code, packet, row, new Prices(segment, tickOf.apply(token), floats, used));
        } catch (ArithmeticException | NumberFormatException notANumber) {
            return refusal("NOT_FINITE");
        }
        if (used.stream().anyMatch(x -> !fits(x))) {
            return refusal("RANGE");
        }
        return row;
    }

    private static boolean fits(float x) {
        BigDecimal e4 = new BigDecimal(x).movePointRight(4);
        return e4.compareTo(MOST) < 0 && e4.compareTo(MOST.negate()) >= 0;
    }

    private static void fields(int code, byte[] p, Map<String, String> row, Prices prices) {
        switch (code) {
            case 2 -> {
                row.put("ltp", prices.price(p, 8));
                time(row, number(p, 12, 4));
            }
            case 3 -> {
                row.put("ltp", prices.price(p, 8));
                depth(p, 12, row, prices);
            }
            case 4 -> quote(p, 34, row, prices);
            case 5 -> row.put("oi", "" + number(p, 8, 4));
            case 6 -> row.put("prev_close", prices.close(p, 8));
            default -> {
                quote(p, 46, row, prices);
                row.put("oi", "" + number(p, 34, 4));
                depth(p, 62, row, prices);
            }
        }
    }

    private static void quote(byte[] p, int day, Map<String, String> row, Prices prices) {
        row.put("ltp", prices.price(p, 8));
        row.put("ltq", "" + number(p, 12, 2));
        time(row, number(p, 14, 4));
        row.put("atp", prices.average(p, 18));
        row.put("volume", "" + number(p, 22, 4));
        row.put("tsq", "" + number(p, 26, 4));
        row.put("tbq", "" + number(p, 30, 4));
        row.put("open", prices.price(p, day));
        row.put("prev_close", prices.close(p, day + 4));
        row.put("high", prices.price(p, day + 8));
        row.put("low", prices.price(p, day + 12));
    }

    private static void depth(byte[] p, int from, Map<String, String> row, Prices prices) {
        for (int level = 0; level < 5; level++) {
            int at = from + 20 * level;
            side(row, "b", level + 1, p, at, at + 8, at + 12, prices);
            side(row, "a", level + 1, p, at + 4, at + 10, at + 16, prices);
        }
    }

    private static void side(
            Map<String, String> row,
            String side,
            int level,
            byte[] p,
            int qty,
            int orders,
            int price,
            Prices prices) {
        if (number(p, qty, 4) == 0) {
            prices.unused(p, price);
            return;
        }
        row.put(side + "p" + level, prices.price(p, price));
        row.put(side + "q" + level, "" + number(p, qty, 4));
        row.put(side + "o" + level, "" + number(p, orders, 2));
    }

    private static void time(Map<String, String> row, long raw) {
        long seconds = raw - 19_800;
        if (seconds >= 946_684_800L && seconds <= 4_102_444_800L) {
            row.put("ltt_ns", seconds + "000000000");
        }
    }

    static long number(byte[] bytes, int at, int length) {
        long value = 0;
        for (int i = length - 1; i >= 0; i--) {
            value = value * 256 + (bytes[at + i] & 0xff);
        }
        return value;
    }

    private static Map<String, String> refusal(String reason) {
        return Map.of("reject", reason);
    }

    /** Section 5.2. Notes every float, and those that are used. */
    private record Prices(String segment, long tick, List<Float> floats, List<Float> used) {
        private float read(byte[] p, int at) {
            float x = Float.intBitsToFloat((int) number(p, at, 4));
            new BigDecimal(x); // throws for what is no number
            floats.add(x);
            return x;
        }

        void unused(byte[] p, int at) {
            read(p, at);
        }

        private float use(byte[] p, int at) {
            float x = read(p, at);
            used.add(x);
            return x;
        }

        String price(byte[] p, int at) {
            float x = use(p, at);
            return text(snapped(x));
        }

        String average(byte[] p, int at) {
            return text(rounded(use(p, at)));
        }

        String close(byte[] p, int at) {
            float x = use(p, at);
            boolean coarse = new BigDecimal(x).abs().compareTo(new BigDecimal(131_072)) >= 0;
            return text(coarse ? snapped(x) : rounded(x));
        }

        private BigDecimal snapped(float x) {
            if (!segment.equals("IDX") && tick > 0) {
                BigDecimal size = BigDecimal.valueOf(tick, 4);
                BigDecimal near =
                        new BigDecimal(x)
                                .divide(size, 60, RoundingMode.HALF_EVEN)
                                .add(HALF)
                                .setScale(0, RoundingMode.FLOOR)
                                .multiply(size);
                if ((float) near.doubleValue() == x) {
                    return near;
                }
            }
            return rounded(x);
        }

        private BigDecimal rounded(float x) {
            int places = segment.equals("CDS") || segment.equals("BCD") ? 4 : 2;
            return new BigDecimal(x)
                    .movePointRight(places)
                    .add(HALF)
                    .setScale(0, RoundingMode.FLOOR)
                    .movePointLeft(places);
        }

        private static String text(BigDecimal price) {
            return price.signum() == 0 ? "0" : price.stripTrailingZeros().toPlainString();
        }
    }
}
