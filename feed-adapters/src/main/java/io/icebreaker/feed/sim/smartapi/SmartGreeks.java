package io.icebreaker.feed.sim.smartapi;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.sim.Black76;
import io.icebreaker.feed.sim.SimReply;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Prices;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The option Greeks call (feed-smartapi 7.5): per strike, all texts, without open interest. Computed from the
 * stream's own prices against the future of the same expiry.
 */
final class SmartGreeks {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("ddMMMyyyy", Locale.ENGLISH);
    private static final ZoneOffset INDIA = ZoneOffset.ofHoursMinutes(5, 30);
    private static final double SECONDS_A_YEAR = 365.0 * 86_400;
    private static final double MAX_VOLATILITY = 5;
    private static final int HALVINGS = 60;
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final SmartStream stream;

    SmartGreeks(SmartStream stream) {
        this.stream = stream;
    }

    SimReply answer(SmartBody body) {
        String name = body.text("name").toUpperCase(Locale.ROOT);
        String expiry = body.text("expirydate").toUpperCase(Locale.ROOT);
        List<BrokerInstrument> all = stream.tokens().all();
        double future = futurePrice(all, name, expiry);
        List<String> rows = new ArrayList<>();
        for (int index = 0; index < all.size(); index++) {
            Instrument it = all.get(index).instrument();
            if (it.type().isOption() && isOf(it, name, expiry) && future > 0) {
                rows.add(row(index, it, future));
            }
        }
        return rows.isEmpty()
                ? SmartText.bad("AB9019", "No Data Available")
                : SmartText.good(SmartText.array(rows));
    }

    private static boolean isOf(Instrument it, String name, String expiry) {
        return it.underlying().equals(name)
                && it.expiry() != null
                && DATE.format(it.expiry()).toUpperCase(Locale.ROOT).equals(expiry);
    }

    /** Rupees; the future of another month where the expiry has none, 0 where there is none at all. */
    private double futurePrice(List<BrokerInstrument> all, String name, String expiry) {
        double any = 0;
        for (int index = 0; index < all.size(); index++) {
            Instrument it = all.get(index).instrument();
            if (it.type() == InstrumentType.FUT && it.underlying().equals(name)) {
                double price = ltp(index);
                if (isOf(it, name, expiry) && price > 0) {
                    return price;
                }
                any = any > 0 ? any : price;
            }
        }
        return any;
    }

    private double ltp(int index) {
        return stream.withLatest(
                index, s -> s == null ? 0.0 : s.tick().ltp() / (double) Prices.ONE);
    }

    private String row(int index, Instrument it, double future) {
        double strike = it.strike() / (double) Prices.ONE;
        boolean isCall = it.type() == InstrumentType.CE;
        double years = years(it);
        double price = ltp(index);
        double call = isCall ? price : price + future - strike;
        double volatility = volatility(future, strike, call, years);
        double step = future / 1_000;
        double up = call(future + step, strike, volatility, years);
        double down = call(future - step, strike, volatility, years);
        double now = call(future, strike, volatility, years);
        double delta = (up - down) / (2 * step) - (isCall ? 0 : 1);
        Map<String, String> row = new LinkedHashMap<>();
        row.put("name", it.underlying());
        row.put("expiry", DATE.format(it.expiry()).toUpperCase(Locale.ROOT));
        row.put("strikePrice", decimal(strike));
        row.put("optionType", it.type().name());
        row.put("delta", decimal(delta));
        row.put("gamma", decimal((up - 2 * now + down) / (step * step)));
        row.put(
                "theta",
                decimal(call(future, strike, volatility, Math.max(1e-6, years - 1 / 365.0)) - now));
        row.put("vega", decimal(call(future, strike, volatility + 0.01, years) - now));
        row.put("impliedVolatility", decimal(100 * volatility));
        long volume = stream.withLatest(index, s -> s == null ? 0L : s.tick().volume());
        row.put("tradeVolume", decimal(volume));
        return SmartText.object(row);
    }

    private double years(Instrument it) {
        long endS = it.expiry().atTime(15, 30).toEpochSecond(INDIA);
        return Math.max(1e-6, (endS - stream.nowNs() / NS_PER_SECOND) / SECONDS_A_YEAR);
    }

    private static double call(double future, double strike, double volatility, double years) {
        return Black76.call(future, strike, Math.max(1e-6, volatility * Math.sqrt(years)));
    }

    private static double volatility(double future, double strike, double call, double years) {
        double low = 0;
        double high = MAX_VOLATILITY;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (call(future, strike, middle, years) < call) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.6f", number);
    }
}
