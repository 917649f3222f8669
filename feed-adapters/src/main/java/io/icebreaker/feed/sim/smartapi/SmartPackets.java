package io.icebreaker.feed.sim.smartapi;

import io.icebreaker.feed.sim.MarketSnapshot;
import io.icebreaker.feed.sim.SimFault;
import io.icebreaker.feed.sim.SnapshotFaults;
import io.icebreaker.tick.Tick;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The packets of the stream and their one sequence, a counter of the whole feed: it leaps between the packets
 * of one token (feed-smartapi 4.6), and is junk for indices. Guarded by the stream's lock.
 */
final class SmartPackets {
    private static final int LONGEST_LEAP =
            400; // about 890 a second over 500 tokens twice a second
    private static final int OVERSIZED = (1 << 20) + 1;

    private final SmartTokens tokens;
    private final SplittableRandom random = new SplittableRandom(17);
    private final Tick changed = new Tick();
    private final long[] newest; // number of each instrument's last packet
    private long sequence = 1_000_000;

    SmartPackets(SmartTokens tokens) {
        this.tokens = tokens;
        newest = new long[tokens.all().size()];
    }

    /** The next snapshot: it has one number in all its modes. */
    void begin() {
        sequence += 1 + random.nextInt(LONGEST_LEAP);
    }

    /** The packet of a snapshot: the exchange's time in whole seconds. */
    byte[] of(MarketSnapshot snapshot, int mode) {
        long timeMs = SmartEncoder.wholeSecondMs(snapshot.tick().exchangeTimeNs());
        return packet(snapshot.index(), mode, timeMs, snapshot.tick());
    }

    /** What a subscription is answered with: its time is the moment it is sent. */
    byte[] stored(MarketSnapshot snapshot, int mode, long nowMs) {
        begin();
        return packet(snapshot.index(), mode, nowMs, snapshot.tick());
    }

    private byte[] packet(int index, int mode, long timeMs, Tick tick) {
        newest[index] = sequence;
        return packet(index, mode, timeMs, tick, sequence);
    }

    private byte[] packet(int index, int mode, long timeMs, Tick tick, long counted) {
        long number = tokens.isIndex(index) ? random.nextLong() : counted;
        return SmartEncoder.packet(
                mode, tokens.type(index), tokens.at(index).token(), number, timeMs, tick);
    }

    // ---- faults

    void send(SimFault fault, SmartConnection to, MarketSnapshot latest, int mode) {
        byte[] last = of(latest, mode);
        switch (fault) {
            case TRUNCATED -> to.tick(Arrays.copyOf(last, last.length - 10));
            case OVERSIZED -> to.tick(new byte[OVERSIZED]);
            case LATE, WRONG_ORDER ->
                    SnapshotFaults.of(fault, latest)
                            .forEach(s -> to.tick(inItsPlace(s, latest, mode)));
            default -> SnapshotFaults.of(fault, latest).forEach(s -> to.tick(of(s, mode)));
        }
    }

    /** A snapshot that comes too late has the number it was made with. */
    private byte[] inItsPlace(MarketSnapshot snapshot, MarketSnapshot latest, int mode) {
        if (snapshot == latest) {
            return of(snapshot, mode);
        }
        Tick tick = snapshot.tick();
        long timeMs = SmartEncoder.wholeSecondMs(tick.exchangeTimeNs());
        long number = newest[snapshot.index()] - 1;
        return packet(snapshot.index(), mode, timeMs, tick, number);
    }

    private byte[] of(MarketSnapshot snapshot, int mode, Tick tick) {
        return packet(
                snapshot.index(), mode, SmartEncoder.wholeSecondMs(tick.exchangeTimeNs()), tick);
    }

    private Tick copy(MarketSnapshot snapshot) {
        return changed.copyInputFrom(snapshot.tick().bytes(), 0);
    }

    void send(SmartFault fault, SmartConnection to, MarketSnapshot snapshot, int mode) {
        Tick tick = copy(snapshot);
        switch (fault) {
            case PRICE_ONLY -> {
                tick.ltp(tick.ltp() + 500).lastQty(tick.lastQty() + 1);
                to.tick(of(snapshot, mode, tick));
            }
            case LEFTOVER_DEPTH -> to.tick(of(snapshot, mode, leftover(tick)));
            case ERROR_TEXT ->
                    to.client()
                            .say(
                                    "{\"correlationID\":\"\",\"errorCode\":\"E1001\","
                                            + "\"errorMessage\":\"Invalid Request Payload.\"}");
            case BROKEN_TEXT -> to.client().say("{\"errorCode\":");
            case UNKNOWN_LENGTH -> to.tick(Arrays.copyOf(of(snapshot, mode), 200));
        }
    }

    private static Tick leftover(Tick tick) {
        long askQty = Math.max(1, tick.askQty(0));
        for (int level = 0; level < Tick.LEVELS; level++) {
            tick.bid(level, 0, 0, 0).ask(level, 0, 0, 0);
        }
        return tick.ask(0, tick.ltp(), askQty, 1).totalBuyQty(0).totalSellQty(askQty);
    }
}
