package io.icebreaker.stage.option;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/** Analytics 6.1-6.7 and 6.10-6.12 from their text: lists, sorting, double loops. Prices E4. */
record NaiveChain(List<Row> rows, long tick) {
    /** A leg; previous OI null when unknown; the last trade's age null when unknown. */
    record Leg(
            long oi,
            Long prevOi,
            long volume,
            long bid,
            long ask,
            long last,
            Long lastAgeNs,
            double iv,
            double gamma) {
        static final Leg MISSING = new Leg(0, 0L, 0, 0, 0, 0, null, Double.NaN, Double.NaN);

        long change() {
            return prevOi == null ? 0 : oi - prevOi;
        }

        boolean usable(long tick) {
            BigDecimal spread = BigDecimal.valueOf(ask - bid);
            BigDecimal tenth = BigDecimal.valueOf(bid + ask).divide(BigDecimal.valueOf(20));
            BigDecimal twoTicks = BigDecimal.valueOf(2 * tick);
            return 0 < bid && bid < ask && spread.compareTo(tenth.max(twoTicks)) <= 0;
        }

        /** Exact, in rupees. */
        BigDecimal mid() {
            return BigDecimal.valueOf(bid + ask).divide(BigDecimal.valueOf(20_000));
        }

        double price(long tick) {
            if (usable(tick)) {
                return mid().doubleValue();
            }
            boolean fresh = lastAgeNs != null && lastAgeNs <= 60_000_000_000L && last > 0;
            return fresh ? last / 10_000.0 : Double.NaN;
        }
    }

    /** A strike with both legs. */
    record Row(long strike, Leg ce, Leg pe, boolean stale) {
        double rupees() {
            return strike / 10_000.0;
        }

        double away(double price) {
            return Math.abs(rupees() - price);
        }
    }

    long sum(ToLongFunction<Row> what) {
        return rows.stream().mapToLong(what).sum();
    }

    /** The rows sums are taken over. */
    NaiveChain scoped(double f, int each) {
        if (each == 0) {
            return this;
        }
        Row atm = atm(f);
        if (atm == null) {
            return new NaiveChain(List.of(), tick);
        }
        int at = rows.indexOf(atm);
        List<Row> near = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (Math.abs(i - at) <= each) {
                near.add(rows.get(i));
            }
        }
        return new NaiveChain(near, tick);
    }

    static double ratio(long over, long under) {
        return under <= 0 ? Double.NaN : (double) over / (double) under;
    }

    double pcrChange() {
        double all = sum(r -> r.ce.oi + r.pe.oi);
        double unknown =
                sum(r -> (r.ce.prevOi == null ? r.ce.oi : 0) + (r.pe.prevOi == null ? r.pe.oi : 0));
        long puts = sum(r -> r.pe.change());
        return unknown > all / 10 || puts < 0 ? Double.NaN : ratio(puts, sum(r -> r.ce.change()));
    }

    Row atm(double f) {
        return Double.isNaN(f)
                ? null
                : rows.stream()
                        .min(
                                Comparator.comparingDouble((Row r) -> r.away(f))
                                        .thenComparing(Row::strike))
                        .orElse(null);
    }

    long pain(long settled) {
        return sum(
                r ->
                        r.ce.oi * Math.max(settled - r.strike, 0)
                                + r.pe.oi * Math.max(r.strike - settled, 0));
    }

    /** Null without any OI. */
    Long maxPain(double f) {
        if (sum(r -> r.ce.oi + r.pe.oi) == 0) {
            return null;
        }
        Comparator<Row> order = Comparator.comparingLong(r -> pain(r.strike));
        if (!Double.isNaN(f)) {
            order = order.thenComparingDouble(r -> r.away(f));
        }
        return rows.stream().min(order.thenComparing(Row::strike)).map(Row::strike).orElse(null);
    }

    List<Long> supports(double f, ToLongFunction<Leg> by) {
        return top(
                rows.stream().filter(r -> r.rupees() <= f).toList(), r -> by.applyAsLong(r.pe), f);
    }

    List<Long> resistances(double f, ToLongFunction<Leg> by) {
        return top(
                rows.stream().filter(r -> r.rupees() >= f).toList(), r -> by.applyAsLong(r.ce), f);
    }

    private static List<Long> top(List<Row> side, ToLongFunction<Row> by, double f) {
        return side.stream()
                .filter(r -> by.applyAsLong(r) > 0)
                .sorted(
                        Comparator.comparingLong(by)
                                .reversed()
                                .thenComparingDouble((Row r) -> r.away(f)))
                .limit(3)
                .map(Row::strike)
                .toList();
    }

    double atmIv(double f) {
        Row below = null;
        Row above = null;
        for (Row row : rows) {
            if (row.rupees() == f) {
                return mean(row);
            }
            if (row.rupees() < f) {
                below = row;
            }
            if (row.rupees() > f && above == null) {
                above = row;
            }
        }
        if (below == null || above == null) {
            return Double.NaN;
        }
        double share = (f - below.rupees()) / (above.rupees() - below.rupees());
        return (1 - share) * mean(below) + share * mean(above);
    }

    private static double mean(Row row) {
        return LongStream.of(0, 1)
                .mapToDouble(i -> i == 0 ? row.ce.iv : row.pe.iv)
                .filter(iv -> !Double.isNaN(iv))
                .average()
                .orElse(Double.NaN);
    }

    double straddle(double f) {
        Row atm = atm(f);
        return atm == null ? Double.NaN : atm.ce.price(tick) + atm.pe.price(tick);
    }

    double gex(double f) {
        double sum = Double.NaN;
        for (Row r : rows) {
            for (Leg leg : List.of(r.ce, r.pe)) {
                if (!Double.isNaN(leg.iv)) {
                    double each = leg.gamma * leg.oi * f * f * 0.01;
                    sum = (Double.isNaN(sum) ? 0 : sum) + (leg == r.ce ? each : -each);
                }
            }
        }
        return sum;
    }

    /** 6.7 (b), NaN without a usable strike; anchor NaN for neither spot nor a last forward. */
    double parity(double anchor, double growth) {
        List<Row> usable =
                rows.stream()
                        .filter(r -> !r.stale && r.ce.usable(tick) && r.pe.usable(tick))
                        .toList();
        double at =
                !Double.isNaN(anchor)
                        ? anchor
                        : usable.stream()
                                .min(Comparator.comparing((Row r) -> callLessPut(r).abs()))
                                .map(Row::rupees)
                                .orElse(Double.NaN);
        double[] values =
                usable.stream()
                        .sorted(
                                Comparator.comparingDouble((Row r) -> r.away(at))
                                        .thenComparing(Row::strike))
                        .limit(3)
                        .mapToDouble(r -> r.rupees() + growth * callLessPut(r).doubleValue())
                        .sorted()
                        .toArray();
        return switch (values.length) {
            case 0 -> Double.NaN;
            case 2 -> (values[0] + values[1]) / 2;
            default -> values[values.length / 2];
        };
    }

    private static BigDecimal callLessPut(Row r) {
        return r.ce.mid().subtract(r.pe.mid(), MathContext.UNLIMITED);
    }
}
