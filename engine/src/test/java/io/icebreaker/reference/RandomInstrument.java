package io.icebreaker.reference;

import java.util.Random;

/** One instrument's market as seen by badly behaved feeds. */
final class RandomInstrument {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MIDDLE_TICKS = 20_000;
    private static final long REACH_TICKS = 1_500;

    /** Exchange clock less receiving clock, by feed: far behind, a little ahead, in step. */
    private static final long[] OFFSET_NS = {4_200_000_000L, -150_000_000L, 0};

    private final InstrumentRow instrument;
    private final int homeFeed;
    private final NaiveCalendar calendar;
    private final Random random;
    private final int earlyPermille;

    private NaiveCalendar.Session day;
    private long priceTicks = MIDDLE_TICKS;
    private long volume;
    private long oi = 100_000;
    private long tradeTimeNs;
    private long yesterdaysVolume = 54_321;
    private long yesterdaysTradeNs = 1;

    /** {@code earlyPermille}: share of last-trade times that are a second ahead of the exchange's stamp. */
    RandomInstrument(
            InstrumentRow instrument,
            int homeFeed,
            NaiveCalendar calendar,
            Random random,
            int earlyPermille) {
        this.instrument = instrument;
        this.homeFeed = homeFeed;
        this.calendar = calendar;
        this.random = random;
        this.earlyPermille = earlyPermille;
    }

    /** The next packet; both times are of one clock, the feed's offset comes on top of the exchange's. */
    Row packet(long nowNs, long recvNs) {
        int feed = homeFeed;
        long exchangeNs = nowNs + OFFSET_NS[feed];
        startDay(exchangeNs);
        long traded = trade(exchangeNs);
        RowBuilder row = RowBuilder.row(feed, instrument.key(), recvNs);
        stamp(row, feed, exchangeNs, recvNs);
        if (chance(30)) {
            return row.oi(oi).build();
        }
        if (chance(40)) {
            return row.ltp(price()).build();
        }
        fill(row, traded, exchangeNs);
        depth(row);
        return row.build();
    }

    private void startDay(long exchangeNs) {
        NaiveCalendar.Session now = calendar.sessionAt(instrument, exchangeNs);
        if (!now.equals(day)) {
            yesterdaysVolume = Math.max(1, volume);
            yesterdaysTradeNs = tradeTimeNs == 0 ? now.beginNs() - 60_000 * SECOND_NS : tradeTimeNs;
            volume = chance(200) && now.roundTheClock() ? volume : 0;
            day = now;
        }
    }

    /** Moves price, volume and open interest; returns what traded. */
    private long trade(long exchangeNs) {
        long step = chance(5) ? random.nextInt(601) - 300 : random.nextInt(5) - 2;
        long reach =
                Math.max(-REACH_TICKS, Math.min(REACH_TICKS, priceTicks - MIDDLE_TICKS + step));
        priceTicks = MIDDLE_TICKS + (chance(500) ? reach : priceTicks - MIDDLE_TICKS);
        oi = Math.max(0, oi + random.nextInt(2001) - 1000);
        if (!chance(550) || exchangeNs < day.openNs() && chance(800)) {
            return 0;
        }
        long traded = instrument.lot() * (1 + random.nextInt(chance(100) ? 5000 : 50));
        volume += traded;
        tradeTimeNs = exchangeNs;
        return traded;
    }

    private void stamp(RowBuilder row, int feed, long exchangeNs, long recvNs) {
        long exact = feed == 1 ? exchangeNs : Math.floorDiv(exchangeNs, SECOND_NS) * SECOND_NS;
        boolean silent = feed == 2 && !chance(150);
        if (!silent && !chance(40)) {
            row.exch(bent(exact, recvNs));
        }
        if (!chance(feed == 2 ? 500 : 150) && tradeTimeNs != 0) {
            long earlyNs = earlyPermille > 0 && chance(earlyPermille) ? SECOND_NS : 0;
            row.ltt(bent(Math.floorDiv(tradeTimeNs, SECOND_NS) * SECOND_NS + earlyNs, recvNs));
        }
    }

    private long bent(long timeNs, long recvNs) {
        return switch (random.nextInt(200)) {
            case 0 -> 0;
            case 1 -> recvNs + 3600 * SECOND_NS;
            case 2 -> recvNs + 9 * SECOND_NS;
            case 3, 4, 5 -> timeNs - random.nextInt(40) * SECOND_NS;
            case 6, 7, 8, 9 -> timeNs - random.nextInt(4) * SECOND_NS;
            case 10, 11 -> timeNs + SECOND_NS;
            default -> timeNs;
        };
    }

    private void fill(RowBuilder row, long traded, long exchangeNs) {
        if (!chance(50)) {
            row.ltp(chance(20) ? 0 : price());
        }
        if (!chance(80)) {
            row.ltq(lastQty(traded));
        }
        if (!chance(50)) {
            volume(row, exchangeNs);
        }
        if (instrument.lot() > 1 && chance(400)) {
            row.oi(oi);
        }
        if (chance(500)) {
            row.atp(price());
        }
    }

    private long price() {
        long price = priceTicks * instrument.tickSize();
        return chance(30) ? price + random.nextLong(instrument.tickSize()) : price;
    }

    private long lastQty(long traded) {
        return switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1 -> traded + 1 + random.nextInt(100);
            case 2 -> Math.max(1, traded / 3);
            default -> traded;
        };
    }

    private void volume(RowBuilder row, long exchangeNs) {
        boolean quiet = exchangeNs < day.openNs() || volume == 0;
        if (quiet && chance(400)) {
            row.volume(yesterdaysVolume).ltt(yesterdaysTradeNs);
        } else if (chance(25)) {
            row.volume(0L);
        } else if (chance(20)) {
            row.volume(Math.max(0, volume - random.nextInt(500)));
        } else {
            row.volume(volume);
        }
    }

    private void depth(RowBuilder row) {
        int shape = random.nextInt(100);
        if (shape < 8) {
            return;
        }
        long tick = instrument.tickSize();
        long bid = (priceTicks - random.nextInt(3)) * tick;
        long ask =
                bid
                        + tick
                                * switch (shape) {
                                    case 8, 9, 10 -> 0;
                                    case 11, 12, 13 -> -2;
                                    default -> 1 + random.nextInt(3);
                                };
        long bestBidQty = shape == 14 || shape == 15 || shape == 18 ? 0 : 1 + random.nextInt(900);
        long bestAskQty = shape == 16 || shape == 17 || shape == 18 ? 0 : 1 + random.nextInt(900);
        int levels = shape == 18 || shape == 15 ? 1 : 1 + random.nextInt(5);
        for (int level = 0; level < levels; level++) {
            row.bid(level, bid - level * tick, level == 0 ? bestBidQty : random.nextInt(900));
            row.ask(
                    level,
                    shape == 19 && level == 0 ? 0 : ask + level * tick,
                    level == 0 ? bestAskQty : 5);
        }
    }

    private boolean chance(int permille) {
        return random.nextInt(1000) < permille;
    }
}
