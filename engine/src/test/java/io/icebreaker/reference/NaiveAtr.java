package io.icebreaker.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** ATR14 over five-minute bars: the last 300 of earlier days, then today's closed ones (analytics 7.1, 7.2). */
final class NaiveAtr {
    private NaiveAtr() {}

    static double at(List<NaiveBar> all, LocalDate day, long timeNs) {
        List<NaiveBar> earlier = new ArrayList<>();
        List<NaiveBar> today = new ArrayList<>();
        for (NaiveBar bar : all) {
            if (bar.day().isBefore(day)) {
                earlier.add(bar);
            } else if (bar.day().equals(day) && bar.endNs() <= timeNs) {
                today.add(bar);
            }
        }
        List<NaiveBar> bars =
                new ArrayList<>(earlier.subList(Math.max(0, earlier.size() - 300), earlier.size()));
        bars.addAll(today);
        if (bars.size() < 15) {
            return Double.NaN;
        }
        double sum = 0;
        for (int i = 1; i <= 14; i++) {
            sum += range(bars, i);
        }
        double a = sum / 14;
        for (int i = 15; i < bars.size(); i++) {
            a *= 13;
            a += range(bars, i);
            a /= 14;
        }
        return a;
    }

    private static double range(List<NaiveBar> bars, int i) {
        double h = bars.get(i).h() / 10000.0;
        double l = bars.get(i).l() / 10000.0;
        double c = bars.get(i - 1).c() / 10000.0;
        return Math.max(h - l, Math.max(Math.abs(h - c), Math.abs(l - c)));
    }
}
