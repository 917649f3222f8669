package io.icebreaker.bench.codec;

import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import io.icebreaker.tick.TradeFlags;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The form of the slot: the flyweight over 320 bytes against plain fields. One operation is one full packet;
 * it moves on to the next slot of the ring each time, so that a large ring pays for its cache misses.
 *
 * <p>Read the three parts rather than {@code all*}: there the compiler sees that what is read was written a
 * moment ago and skips the loads of plain fields, which no ring between two threads allows.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class TickSlotBenchmark {
    private static final long SEED = 1;

    /** A ring that stays in the second-level cache, and the one the engine uses. */
    @Param({"1024", "65536"})
    int ringSize;

    private Packets packets;
    private Tick[] ticks;
    private PlainSlot[] plain;
    private UnsafeBuffer journal;
    private int cursor;

    @Setup
    public void fill() {
        packets = new Packets(SEED);
        journal = new UnsafeBuffer(ByteBuffer.allocateDirect(1 << 20));
        ticks = new Tick[ringSize];
        plain = new PlainSlot[ringSize];
        for (int slot = 0; slot < ringSize; slot++) {
            ticks[slot] = new Tick();
            plain[slot] = new PlainSlot();
            Fill.full(ticks[slot], packets, slot % Packets.COUNT);
            plain[slot].full(packets, slot % Packets.COUNT);
            assertSame(slot);
        }
    }

    private void assertSame(int slot) {
        plain[slot].writeInput(journal, 0);
        for (int at = 0; at < Tick.INPUT_LENGTH; at++) {
            if (journal.getByte(at) != ticks[slot].bytes().getByte(at)) {
                throw new AssertionError("slot " + slot + " differs at byte " + at);
            }
        }
        if (readFlyweight(ticks[slot]) != readPlain(plain[slot])) {
            throw new AssertionError("slot " + slot + " reads differently");
        }
    }

    private int next() {
        cursor = cursor + 1 & ringSize - 1;
        return cursor;
    }

    private static int packet(int slot) {
        return slot & Packets.COUNT - 1;
    }

    /** Where this packet goes in the journal's buffer. */
    private static int place(int slot) {
        return packet(slot) * Tick.LENGTH;
    }

    @Benchmark
    public Tick writeFlyweight() {
        int slot = next();
        Fill.full(ticks[slot], packets, packet(slot));
        return ticks[slot];
    }

    @Benchmark
    public PlainSlot writePlain() {
        int slot = next();
        plain[slot].full(packets, packet(slot));
        return plain[slot];
    }

    @Benchmark
    public long readFlyweight() {
        return readFlyweight(ticks[next()]);
    }

    @Benchmark
    public long readPlain() {
        return readPlain(plain[next()]);
    }

    @Benchmark
    public UnsafeBuffer journalFlyweight() {
        int slot = next();
        journal.putBytes(place(slot), ticks[slot].bytes(), 0, Tick.INPUT_LENGTH);
        return journal;
    }

    @Benchmark
    public UnsafeBuffer journalPlain() {
        int slot = next();
        plain[slot].writeInput(journal, place(slot));
        return journal;
    }

    @Benchmark
    public long allFlyweight() {
        int slot = next();
        Tick tick = ticks[slot];
        Fill.full(tick, packets, packet(slot));
        journal.putBytes(place(slot), tick.bytes(), 0, Tick.INPUT_LENGTH);
        return readFlyweight(tick);
    }

    @Benchmark
    public long allPlain() {
        int slot = next();
        PlainSlot tick = plain[slot];
        tick.full(packets, packet(slot));
        tick.writeInput(journal, place(slot));
        return readPlain(tick);
    }

    /** What the flow stage reads, then what it leaves. */
    private static long readFlyweight(Tick tick) {
        long sum = tick.has(TickFlags.HAS_VOLUME) ? tick.volume() : 0;
        sum += tick.has(TickFlags.HAS_LTP) ? tick.ltp() : 0;
        sum += tick.has(TickFlags.HAS_LAST_QTY) ? tick.lastQty() : 0;
        sum += tick.has(TickFlags.HAS_EXCHANGE_TIME) ? tick.exchangeTimeNs() : 0;
        sum += tick.has(TickFlags.HAS_LAST_TRADE_TIME) ? tick.lastTradeTimeNs() : 0;
        sum += tick.has(TickFlags.HAS_OI) ? tick.oi() : 0;
        sum += tick.id() + tick.receiveTimeNs();
        sum += tick.bid(0) + tick.bidQty(0) + tick.ask(0) + tick.askQty(0);
        tick.effectiveTimeNs(tick.exchangeTimeNs())
                .traded(tick.lastQty())
                .delta(-tick.lastQty())
                .tradeFlags(TradeFlags.of(-1, TradeFlags.RULE_Q, TradeFlags.CONTINUOUS, 0));
        return sum;
    }

    private static long readPlain(PlainSlot tick) {
        long sum = tick.has(TickFlags.HAS_VOLUME) ? tick.volume : 0;
        sum += tick.has(TickFlags.HAS_LTP) ? tick.ltp : 0;
        sum += tick.has(TickFlags.HAS_LAST_QTY) ? tick.lastQty : 0;
        sum += tick.has(TickFlags.HAS_EXCHANGE_TIME) ? tick.exchangeTimeNs : 0;
        sum += tick.has(TickFlags.HAS_LAST_TRADE_TIME) ? tick.lastTradeTimeNs : 0;
        sum += tick.has(TickFlags.HAS_OI) ? tick.oi : 0;
        sum += tick.id + tick.receiveTimeNs;
        sum +=
                tick.prices[0]
                        + tick.quantities[0]
                        + tick.prices[Tick.LEVELS]
                        + tick.quantities[Tick.LEVELS];
        tick.effectiveTimeNs = tick.exchangeTimeNs;
        tick.traded = tick.lastQty;
        tick.delta = -tick.lastQty;
        tick.tradeFlags = TradeFlags.of(-1, TradeFlags.RULE_Q, TradeFlags.CONTINUOUS, 0);
        return sum;
    }
}
