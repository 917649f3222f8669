package io.icebreaker.reference;

import io.icebreaker.tick.InstrumentType;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Seeded recordings of everything unpleasant: late, stale and absurd stamps, clocks that differ by feed,
 * zero and missing fields, volume going back, crossed, locked and one-sided books, silence, yesterday's
 * volume before the open, prices off the tick, and scenes around every edge of every session over days.
 *
 * <p>Bounds a comparison may rely on: prices stay within 1 500 ticks of the instrument's middle, sizes and
 * prices of levels are never negative, the notional of a day stays below 2^62. Each instrument is
 * sent by one feed; several are the arbiter's business.
 */
public final class RandomSession {
    static final int FEEDS = 3;
    private static final long SECOND_NS = 1_000_000_000L;

    /** Around weekends and the changes of the timetable and of US summer time; none a known holiday. */
    private static final List<LocalDate> DAYS =
            List.of(
                    LocalDate.of(2025, 12, 12),
                    LocalDate.of(2025, 12, 15),
                    LocalDate.of(2026, 3, 6),
                    LocalDate.of(2026, 3, 9),
                    LocalDate.of(2026, 7, 31),
                    LocalDate.of(2026, 8, 3),
                    LocalDate.of(2026, 8, 4));

    /** Starts of scenes, IST: edges of days, sessions and auctions; the first is midnight UTC. */
    private static final List<String> SCENES =
            List.of(
                    "05:29", "07:59", "08:14", "08:59", "09:14", "11:00", "15:14", "15:17", "15:29",
                    "15:34", "15:39", "15:50", "16:59", "23:29", "23:54");

    /** Just before trading days begin: round the clock, then MCX and currencies, then all others. */
    private static final List<String> EDGES = List.of("05:29:54", "07:59:54", "08:14:54");

    /**
     * What a recording shows of its days.
     *
     * @param times starts of scenes, IST
     * @param silenceNs in the middle of every second scene
     * @param earlyPermille share of last-trade times that are a second ahead of the exchange's stamp
     */
    private record Plan(List<String> times, long lengthNs, long silenceNs, int earlyPermille) {}

    private static final Plan WHOLE = new Plan(SCENES, 150 * SECOND_NS, 7 * SECOND_NS, 0);
    private static final Plan BEGINNINGS = new Plan(EDGES, 8 * SECOND_NS, 0, 400);

    private static final List<InstrumentRow> INSTRUMENTS =
            List.of(
                    instrument("NSE", 1001, "ALPHA", InstrumentType.EQ, "", 1, 500),
                    instrument("NSE", 1002, "BETA", InstrumentType.EQ, "", 1, 100),
                    instrument("NFO", 2001, "ALPHAFUT", InstrumentType.FUT, "ALPHA", 75, 500),
                    instrument("NFO", 2002, "ALPHACE", InstrumentType.CE, "ALPHA", 35, 500),
                    instrument("MCX", 3001, "METALFUT", InstrumentType.FUT, "METAL", 100, 10_000),
                    instrument("IDX", 4001, "GAMMA 50", InstrumentType.IDX, "", 1, 500),
                    instrument("CDS", 5001, "USDFUT", InstrumentType.FUT, "USD", 1000, 25),
                    instrument("TEST", 6001, "ROUND", InstrumentType.EQ, "", 1, 100),
                    instrument("CRYPTO", 6002, "CLOCK", InstrumentType.FUT, "", 2, 1000));

    private RandomSession() {}

    private static InstrumentRow instrument(
            String segment,
            long token,
            String symbol,
            InstrumentType type,
            String underlying,
            long lot,
            long tickSize) {
        LocalDate expiry =
                type == InstrumentType.FUT || type == InstrumentType.CE
                        ? LocalDate.of(2026, 12, 29)
                        : null;
        long strike = type == InstrumentType.CE ? 10_000_000 : 0;
        return new InstrumentRow(
                segment, token, symbol, type, underlying, expiry, strike, lot, tickSize);
    }

    /** Stocks, derivatives, a commodity, an index, a currency, and two that never sleep. */
    public static List<InstrumentRow> instruments() {
        return INSTRUMENTS;
    }

    /** {@code count} packets of several feeds in ring order; the same seed gives the same rows. */
    public static List<Row> rows(long seed, int count) {
        return rows(seed, count, WHOLE);
    }

    /** Around the seconds in which trading days begin, with many trades a second ahead of their packet. */
    public static List<Row> edges(long seed, int count) {
        return rows(seed, count, BEGINNINGS);
    }

    private static List<Row> rows(long seed, int count, Plan plan) {
        var random = new Random(seed);
        var calendar = new NaiveCalendar(INSTRUMENTS);
        List<RandomInstrument> market = new ArrayList<>();
        for (int n = 0; n < INSTRUMENTS.size(); n++) {
            InstrumentRow its = INSTRUMENTS.get(n);
            market.add(new RandomInstrument(its, n % FEEDS, calendar, random, plan.earlyPermille));
        }
        List<Long> scenes = scenes(random, plan.times);
        List<Row> rows = new ArrayList<>();
        long machineNs = 0;
        for (int n = 0; n < count; n++) {
            int scene = (int) ((long) n * scenes.size() / count);
            long exchangeNs =
                    scenes.get(scene)
                            + within(n, scene, scenes.size(), count, plan)
                            + random.nextLong(SECOND_NS);
            machineNs = machineTime(machineNs, exchangeNs, random);
            rows.add(market.get(random.nextInt(market.size())).packet(exchangeNs, machineNs));
        }
        return rows;
    }

    /** Two days that follow each other and one of the new timetable. */
    private static List<Long> scenes(Random random, List<String> times) {
        int first = random.nextInt(DAYS.size() - 2);
        List<Long> starts = new ArrayList<>();
        for (LocalDate day :
                List.of(DAYS.get(first), DAYS.get(first + 1), DAYS.get(DAYS.size() - 1))) {
            for (String time : times) {
                starts.add(day.toEpochSecond(LocalTime.parse(time), NaiveCalendar.IST) * SECOND_NS);
            }
        }
        starts.sort(Comparator.naturalOrder());
        return starts;
    }

    /** Packets spread evenly over their scene, with a long silence in the middle of every second one. */
    private static long within(int n, int scene, int scenes, int count, Plan plan) {
        long first = ((long) scene * count + scenes - 1) / scenes;
        long next = ((long) (scene + 1) * count + scenes - 1) / scenes;
        long at = (n - first) * plan.lengthNs / Math.max(1, next - first);
        return scene % 2 == 0 && at > plan.lengthNs / 2 ? at + plan.silenceNs : at;
    }

    /** The receiving clock: forwards with delays, now and then a burst, rarely a step back. */
    private static long machineTime(long lastNs, long exchangeNs, Random random) {
        int chance = random.nextInt(1000);
        if (chance == 0) {
            return lastNs - random.nextLong(300_000_000L);
        }
        long delayNs = chance < 30 ? random.nextLong(4 * SECOND_NS) : random.nextLong(80_000_000L);
        return Math.max(lastNs, exchangeNs + delayNs);
    }
}
