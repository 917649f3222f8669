package io.icebreaker.reference;

import io.icebreaker.tick.InstrumentType;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Seeded recordings of markets in which someone is up to something: trends with the flow and the book behind
 * them, hidden buyers and sellers against whom the flow runs, quiet stretches between; with crossed, locked,
 * one-sided, missing, duplicated, late, re-based packets, silences and the edges of days. One feed.
 */
public final class SignalSession {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final LocalDate DAY = LocalDate.of(2025, 12, 15);
    private static final List<String> STARTS =
            List.of("09:14:30", "09:18:00", "10:00:00", "15:06:00", "15:28:00", "05:25:00");

    private static final List<InstrumentRow> INSTRUMENTS =
            List.of(
                    instrument("NSE", 1, "ALPHA", InstrumentType.EQ, 1, 500),
                    instrument("NFO", 2, "BETAPE", InstrumentType.PE, 35, 500),
                    instrument("TEST", 3, "ROUND", InstrumentType.EQ, 1, 100),
                    instrument("IDX", 4, "INDEX", InstrumentType.IDX, 1, 500));

    private SignalSession() {}

    private static InstrumentRow instrument(
            String segment, long token, String symbol, InstrumentType type, long lot, long tick) {
        return new InstrumentRow(segment, token, symbol, type, "", null, 0, lot, tick);
    }

    public static List<InstrumentRow> instruments() {
        return INSTRUMENTS;
    }

    /** {@code count} packets; with {@code days} two, the second half starts on the next morning. */
    public static List<Row> rows(long seed, int count, int days) {
        var random = new Random(seed);
        List<Market> markets = new ArrayList<>();
        for (InstrumentRow instrument : INSTRUMENTS) {
            markets.add(new Market(instrument, random));
        }
        long nowNs = at(DAY, STARTS.get(random.nextInt(STARTS.size())));
        int busy = 1 + random.nextInt(INSTRUMENTS.size() - 1);
        List<Row> rows = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            if (days > 1 && n == count / 2) {
                nowNs = at(DAY.plusDays(1), "09:14:50");
                markets.forEach(market -> market.volume = random.nextInt(3) == 0 ? 0 : 50);
            }
            nowNs += step(random, busy);
            boolean index = random.nextInt(20) == 0;
            Market market = markets.get(index ? INSTRUMENTS.size() - 1 : random.nextInt(busy));
            rows.add(market.packet(nowNs, nowNs + 50_000_000L + random.nextInt(200_000_000)));
            if (random.nextInt(100) == 0) {
                rows.add(rows.get(rows.size() - 1));
            }
        }
        return rows;
    }

    /** Days of the instrument that never sleeps: twenty packets every five minutes. */
    public static List<Row> days(long seed, int days) {
        var random = new Random(seed);
        var market = new Market(INSTRUMENTS.get(2), random);
        long startNs = at(DAY, "05:31:00");
        List<Row> rows = new ArrayList<>();
        for (int bar = 0; bar < days * 288; bar++) {
            for (int n = 0; n < 20; n++) {
                long nowNs = startNs + (bar * 300L + n) * SECOND_NS;
                rows.add(market.packet(nowNs, nowNs + 50_000_000L));
            }
        }
        return rows;
    }

    private static long at(LocalDate day, String time) {
        return day.toEpochSecond(LocalTime.parse(time), NaiveCalendar.IST) * SECOND_NS;
    }

    private static long step(Random random, int busy) {
        return switch (random.nextInt(400)) {
            case 0 -> 7 * SECOND_NS;
            case 1 -> 65 * SECOND_NS;
            default -> random.nextLong(3 * SECOND_NS / busy);
        };
    }

    /** One instrument's market; who is up to something changes every minute or two. */
    private static final class Market {
        private final InstrumentRow instrument;
        private final Random random;
        private long price;
        private long volume = 1;
        private int regime;
        private long regimeUntilNs;
        private long exactNs;

        Market(InstrumentRow instrument, Random random) {
            this.instrument = instrument;
            this.random = random;
            price = 2_000 + random.nextInt(8_000);
        }

        Row packet(long nowNs, long recvNs) {
            if (nowNs > regimeUntilNs) {
                regime = random.nextInt(6);
                regimeUntilNs = nowNs + (30 + random.nextInt(90)) * SECOND_NS;
            }
            boolean trend = regime == 3 || regime == 4;
            int up = regime == 1 || regime == 4 ? -1 : regime == 2 || regime == 3 ? 1 : 0;
            boolean buys = random.nextInt(10) < 5 + 4 * up;
            if (trend && random.nextInt(3) == 0) {
                price += up;
            } else if (random.nextInt(12) == 0) {
                price += random.nextBoolean() ? 1 : -1;
            }
            exactNs = random.nextInt(60) == 0 ? exactNs : nowNs;
            RowBuilder row = RowBuilder.row(0, instrument.key(), recvNs);
            row.exch(instrument.token() == 3 ? exactNs : exactNs / SECOND_NS * SECOND_NS);
            long qty = 0;
            if (random.nextInt(10) < 7) {
                qty = instrument.lot() * (1 + random.nextInt(up == 0 ? 20 : trend ? 120 : 80));
                row.ltp((buys ? price + 1 : price) * instrument.tickSize()).ltq(qty);
            }
            volume += qty;
            long said = random.nextInt(150) == 0 ? Math.max(0, volume - 40) : volume;
            if (qty > 0 || random.nextInt(3) > 0) {
                row.volume(said);
            }
            depth(row, up);
            Row built = row.build();
            return random.nextInt(4) == 0 ? built : withTotals(built, up);
        }

        private void depth(RowBuilder row, int up) {
            int shape = random.nextInt(60);
            if (shape < 4) {
                return;
            }
            long tick = instrument.tickSize();
            long ask = price + (shape == 4 ? 0 : shape == 5 ? -1 : 1);
            int most = 40 + 40 * regime % 3;
            for (int level = 0; level < 5; level++) {
                if (shape != 6 || level > 0 && random.nextBoolean()) {
                    row.bid(
                            level,
                            (price - level) * tick,
                            shape == 8 ? 0 : 1 + random.nextInt(most));
                }
                if (shape != 7 || level > 0 && random.nextBoolean()) {
                    row.ask(level, (ask + level) * tick, 1 + random.nextInt(most + 20 * (1 - up)));
                }
            }
        }

        private Row withTotals(Row r, int up) {
            long more = 3_000 + random.nextInt(4_000);
            long less = random.nextInt(3_000);
            boolean bids = up > 0 || up == 0 && random.nextBoolean();
            long zero = random.nextInt(40) == 0 ? 0 : 1;
            Long tbq = random.nextInt(50) == 0 ? null : zero * (bids ? more : less);
            Long tsq = zero * (bids ? less : more);
            return new Row(
                    r.feed(),
                    r.segment(),
                    r.token(),
                    r.recvNs(),
                    r.exchNs(),
                    r.lttNs(),
                    r.ltp(),
                    r.ltq(),
                    r.volume(),
                    r.oi(),
                    r.atp(),
                    tbq,
                    tsq,
                    r.open(),
                    r.high(),
                    r.low(),
                    r.prevClose(),
                    r.bids(),
                    r.asks(),
                    null,
                    null);
        }
    }
}
