package io.icebreaker.bench.kernel;

import io.siddhi.core.SiddhiAppRuntime;
import io.siddhi.core.SiddhiManager;
import io.siddhi.core.event.Event;
import io.siddhi.core.stream.input.InputHandler;
import io.siddhi.core.stream.output.StreamCallback;
import java.util.Arrays;
import org.openjdk.jmh.annotations.CompilerControl;

/**
 * Siddhi 5.1.30: a query a timeframe, tumbling windows of event time grouped by instrument, a longer bar from
 * the shorter one's. Its best mode: events in arrays of {@link #BATCH}; one window for all instruments
 * instead of a partition each.
 */
final class SiddhiCandles implements CandleMaker {
    static final int BATCH = 1_000;

    private static final long NS_PER_MS = 1_000_000;

    /** No instrument: its trades only push the windows on. */
    private static final int NOBODY = -1;

    private static final String TRADES =
            "define stream Trades"
                    + " (id int, ts long, open long, high long, low long, close long, volume long);";

    private static final String QUERY =
            " from %s#window.externalTimeBatch(ts, %d milliseconds, 0L)"
                    + " select id, bench:first(ts) as ts, bench:first(open) as open,"
                    + " max(high) as high, min(low) as low, close, sum(volume) as volume"
                    + " group by id insert into Bars%d;";

    private final CandleSink sink;
    private final SiddhiManager manager = new SiddhiManager();
    private final SiddhiAppRuntime app;
    private final InputHandler input;
    private final Event[] batch = new Event[BATCH];
    private int waiting;
    private long lastMs;

    SiddhiCandles(CandleSink sink) {
        this.sink = sink;
        manager.setExtension("bench:first", SiddhiFirst.class);
        var text = new StringBuilder(TRADES);
        for (int frame = 0; frame < Frames.COUNT; frame++) {
            String source = frame == 0 ? "Trades" : "Bars" + Frames.source(frame);
            text.append(QUERY.formatted(source, Frames.lengthMs(frame), frame));
        }
        app = manager.createSiddhiAppRuntime(text.toString());
        for (int frame = 0; frame < Frames.COUNT; frame++) {
            app.addCallback("Bars" + frame, callback(frame));
        }
        input = app.getInputHandler("Trades");
        app.start();
    }

    private StreamCallback callback(int frame) {
        return new StreamCallback() {
            @Override
            public void receive(Event[] events) {
                for (Event event : events) {
                    tell(frame, event.getData());
                }
            }
        };
    }

    private void tell(int frame, Object[] data) {
        int id = (Integer) data[0];
        if (id != NOBODY) {
            long ms = (Long) data[1];
            sink.bar(
                    frame,
                    id,
                    (ms - Math.floorMod(ms, Frames.lengthMs(frame))) * NS_PER_MS,
                    (Long) data[2],
                    (Long) data[3],
                    (Long) data[4],
                    (Long) data[5],
                    (Long) data[6]);
        }
    }

    @Override
    public void onTrade(Trades trades, int at, long timeNs) {
        send(trades.id(at), timeNs / NS_PER_MS, trades.priceE4(at), Math.abs(trades.signedQty(at)));
    }

    private void send(int id, long ms, long price, long qty) {
        lastMs = ms;
        batch[waiting++] = new Event(ms, new Object[] {id, ms, price, price, price, price, qty});
        if (waiting == BATCH) {
            flush(batch);
        }
    }

    private void flush(Event[] events) {
        waiting = 0;
        try {
            input.send(events);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Siddhi took events", e);
        }
    }

    @Override
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public void take(Trades trades, long from, int count) {
        for (long n = from; n < from + count; n++) {
            onTrade(trades, trades.at(n), trades.timeNs(n));
        }
    }

    @Override
    public void finish() {
        long longestMs = Frames.lengthMs(Frames.COUNT - 1);
        for (int n = 0; n <= Frames.COUNT; n++) {
            send(NOBODY, lastMs + 2 * longestMs, 0, 0);
        }
        flush(Arrays.copyOf(batch, waiting));
    }

    @Override
    public void close() {
        app.shutdown();
        manager.shutdown();
    }
}
