package io.icebreaker.bench;

import io.icebreaker.feed.sim.KiteDump;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Prices;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A made-up master the size and shape of a broker's: indices, shares, futures, chains of options. */
final class BigMaster {
    private static final int CHAINS = 180;
    private static final int WEEKS = 8;

    private final List<Instrument> all = new ArrayList<>();
    private final LocalDate today;
    private long token = 100_000;

    private BigMaster(LocalDate today) {
        this.today = today;
    }

    /** So many instruments; a fifth of them shares. */
    static List<Instrument> of(int count, LocalDate today) {
        var master = new BigMaster(today);
        master.indices();
        master.shares(count / 5);
        int width = 0;
        while (master.all.size() < count) {
            master.ring(width++, count);
        }
        return master.all;
    }

    /** The same in Kite's form. */
    static String csv(int count, LocalDate today) {
        return KiteDump.of(of(count, today));
    }

    private void indices() {
        String[] names = {"NIFTY 50", "NIFTY BANK", "NIFTY FIN SERVICE", "INDIA VIX", "NIFTY IT"};
        long[] tokens = {1001, 1016, 1007, 1033, 1034};
        for (int n = 0; n < names.length; n++) {
            add("IDX", tokens[n], names[n], InstrumentType.IDX, "", null, 0);
        }
    }

    private void shares(int count) {
        for (int n = 0; n < count; n++) {
            String symbol = n == 0 ? "RELIANCE" : n < CHAINS ? stock(n) : "SHARE" + n;
            add("NSE", 1 + n, symbol, InstrumentType.EQ, "", null, 0);
        }
    }

    private static String stock(int n) {
        return "" + (char) ('A' + n % 26) + (char) ('A' + n / 26) + "CORP" + n;
    }

    /** Two strikes further out, and the month's futures first, for every underlying and expiry. */
    private void ring(int width, int count) {
        for (int u = 0; u < CHAINS && all.size() < count; u++) {
            String name =
                    switch (u) {
                        case 0 -> "NIFTY";
                        case 1 -> "BANKNIFTY";
                        default -> u == 2 ? "RELIANCE" : stock(u);
                    };
            long step = u < 2 ? 50L + 50 * u : 10;
            long middle = u == 0 ? 24_500 : u == 1 ? 52_300 : 1_400;
            int expiries = u < 2 ? WEEKS : 3;
            for (int e = 0; e < expiries; e++) {
                strikes(name, expiry(u, e), width, middle, step, count);
            }
        }
    }

    private LocalDate expiry(int underlying, int n) {
        LocalDate first = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.TUESDAY));
        return underlying < 2
                ? first.plusWeeks(n)
                : first.plusMonths(n).with(TemporalAdjusters.lastInMonth(DayOfWeek.TUESDAY));
    }

    private void strikes(
            String name, LocalDate expiry, int width, long middle, long step, int count) {
        String stem = name + expiry.getYear() % 100 + expiry.getMonth().name().substring(0, 3);
        stem +=
                name.endsWith("NIFTY")
                        ? String.format(Locale.ROOT, "%02d", expiry.getDayOfMonth())
                        : "";
        if (width == 0) {
            add("NFO", token++, stem + "FUT", InstrumentType.FUT, name, expiry, 0);
        }
        for (int side = width == 0 ? 1 : -1; side <= 1 && all.size() + 1 < count + 2; side += 2) {
            long strike = middle + side * width * step;
            if (strike > 0) {
                add("NFO", token++, stem + strike + "CE", InstrumentType.CE, name, expiry, strike);
                add("NFO", token++, stem + strike + "PE", InstrumentType.PE, name, expiry, strike);
            }
        }
    }

    private void add(
            String segment,
            long number,
            String symbol,
            InstrumentType type,
            String underlying,
            LocalDate expiry,
            long strike) {
        all.add(
                new Instrument(
                        segment,
                        number,
                        symbol,
                        type,
                        underlying,
                        expiry,
                        strike * Prices.ONE,
                        75,
                        500));
    }
}
