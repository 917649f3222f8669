package io.icebreaker.journal;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.BarListener;
import io.icebreaker.bar.Interval;
import io.icebreaker.bar.Rows;
import io.icebreaker.finding.Findings;
import io.icebreaker.stage.Stage;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TradeFlags;
import java.util.function.LongConsumer;

/**
 * What the stages found, as records in ring order, with a rolling hash over all of them and a checkpoint
 * each minute of receive time. The last stage of the compute lane; closed bars come to it as a {@link
 * BarListener} while the event is still on its way.
 *
 * <p>Before it lets a sink write, it waits for the input journal ({@code gate}): nothing derived is ever on
 * disk or on show whose cause is not.
 */
public final class OutputStage extends Stage implements BarListener, Findings {
    private static final long MINUTE_NS = 60_000_000_000L;

    private final OutputSink sink;
    private final LongConsumer gate;
    private final Counters counters;
    private final OutputTally tally = new OutputTally();
    private final RollingHash hash = tally.hash;
    private final long[] words = new long[OutputType.TRADE_WORDS];
    private volatile long published;
    private volatile long publishedHash = hash.value();

    /** {@code gate} returns once the journal holds the sequence it is given. */
    public OutputStage(OutputSink sink, LongConsumer gate, Counters counters) {
        this.sink = sink;
        this.gate = gate;
        this.counters = counters;
    }

    /** Waits until what is on disk is known. Before the first event; not on the lane. */
    public void prepare() {
        sink.prepare();
    }

    @Override
    public boolean isVital() {
        return true;
    }

    @Override
    public String name() {
        return "output";
    }

    @Override
    public boolean seesFailedEvents() {
        return true;
    }

    @Override
    public void onBar(long[] bar, int at) {
        tally.bars[(int) bar[at + Bar.INTERVAL]]++;
        int length = Bar.WORDS + (int) bar[at + Bar.ROWS] * Rows.WORDS;
        record(bar[at + Bar.SEQUENCE], OutputType.BAR, bar, at, length);
    }

    @Override
    public void found(long sequence, int type, long[] found, int at, int length) {
        record(sequence, type, found, at, length);
    }

    @Override
    public void value(long word) {
        hash.add(word);
    }

    @Override
    public void onEvent(Tick tick, boolean endOfBatch) {
        if (tick.failedStages() != 0) {
            words[0] = tick.failedStages();
            record(tick.sequence(), OutputType.FAILED, words, 0, 1);
        } else if (tick.traded() != 0 && TradeFlags.present(tick.tradeFlags())) {
            trade(tick);
        }
        checkpoint(tick);
        if (endOfBatch) {
            gate.accept(tick.sequence());
            sink.flush();
            publishedHash = hash.value();
            published = tick.sequence();
        }
    }

    private void trade(Tick tick) {
        words[OutputType.TRADE_ID] = tick.id();
        words[OutputType.TRADE_TIME_NS] = tick.effectiveTimeNs();
        words[OutputType.TRADE_PRICE] = tick.ltp();
        words[OutputType.TRADE_QTY] = tick.traded();
        words[OutputType.TRADE_FLAGS] = tick.tradeFlags();
        words[OutputType.TRADE_DELTA] = tick.delta();
        record(tick.sequence(), OutputType.TRADE, words, 0, OutputType.TRADE_WORDS);
    }

    private void checkpoint(Tick tick) {
        tally.eventTimeNs = tick.receiveTimeNs();
        tally.receiveTimeNs = Math.max(tally.receiveTimeNs, tick.receiveTimeNs());
        long now = Math.floorDiv(tally.receiveTimeNs, MINUTE_NS);
        if (now != tally.minute) {
            tally.minute = now;
            words[OutputType.CHECKPOINT_MINUTE_NS] = now * MINUTE_NS;
            words[OutputType.CHECKPOINT_RECORDS] = tally.records;
            words[OutputType.CHECKPOINT_HASH] = hash.value();
            sink.accept(
                    tick.sequence(), OutputType.CHECKPOINT, words, 0, OutputType.CHECKPOINT_WORDS);
        }
    }

    private void record(long sequence, int type, long[] payload, int at, int length) {
        hash.add(sequence);
        hash.add(type);
        for (int i = at; i < at + length; i++) {
            hash.add(payload[i]);
        }
        tally.records++;
        counters.increment(Counter.OUTPUT_RECORDS);
        sink.accept(sequence, type, payload, at, length);
        if (sink.isFull()) {
            gate.accept(sequence);
            sink.flush();
        }
    }

    /** Hash of all records up to the last published event; any thread. */
    public long hash() {
        return publishedHash;
    }

    /** The last event whose consequences are published; any thread. */
    public long published() {
        return published;
    }

    public long bars(Interval interval) {
        return tally.bars[interval.ordinal()];
    }

    /** What a snapshot keeps of this stage; only while it rests. */
    public OutputTally tally() {
        return tally;
    }

    /** Where in the recorded output its records have come to; null when the sink keeps no account. */
    public OutputPosition position() {
        return sink.position();
    }

    /** The tally has been filled with the state behind this event. Before the first event. */
    public void resumeBehind(long sequence) {
        publishedHash = hash.value();
        published = sequence;
    }

    @Override
    public void onStop() {
        sink.flush();
        sink.close();
    }
}
