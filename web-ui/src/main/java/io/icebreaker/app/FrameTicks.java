package io.icebreaker.app;

import io.icebreaker.app.broker.BrokerKind;
import io.icebreaker.app.broker.Brokers;
import io.icebreaker.feed.FrameReading;
import io.icebreaker.feed.Wire;
import io.icebreaker.journal.FrameReader;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The ticks of one feed's captured frames, decoded anew one after the other with the decoder that is
 * live. A frame is decoded no sooner than its run is asked for, since until then its instruments may not
 * be defined.
 */
final class FrameTicks implements AutoCloseable {
    private final int feed;
    private final FrameReader frames;
    private final Instruments instruments;
    private final FrameNumbers numbers;
    private final Map<Integer, FrameReading> readings = new HashMap<>();
    private final Queue decoded = new Queue();
    private boolean isFrameInHand;
    private boolean mayLack = true;
    private boolean isBehindHole;
    private boolean isCertain = true;
    private long runOfTicks = Long.MIN_VALUE;
    private long count;
    private long heartbeats;
    private long refused;

    FrameTicks(JournalDirectory directory, int feed, Instruments instruments, FrameNumbers numbers)
            throws JournalException {
        this.feed = feed;
        frames = new FrameReader(directory);
        this.instruments = instruments;
        this.numbers = numbers;
    }

    private int read() throws JournalException {
        int broker = FrameCapture.broker(frames.kind());
        FrameReading reading = readings.get(broker);
        if (reading == null) {
            BrokerKind kind =
                    Brokers.numbered(broker)
                            .orElseThrow(
                                    () ->
                                            new JournalException(
                                                    "frames of a broker this build does not know,"
                                                            + " number "
                                                            + broker));
            reading =
                    kind.stream()
                            .reading(instruments, it -> numbers.over(feed, instruments, it), feed);
            readings.put(broker, reading);
        }
        if (isBehindHole) {
            readings.values().forEach(FrameReading::doubt);
            isBehindHole = false;
        }
        var frame = ByteBuffer.wrap(frames.frame());
        int ticks =
                reading.read(
                        FrameCapture.sort(frames.kind()), frame, frames.receiveTimeNs(), decoded);
        isCertain = reading.isCertain();
        return ticks;
    }

    /** What one frame holds; slots are used again. */
    private final class Queue implements TickSink {
        private final Deque<Tick> ticks = new ArrayDeque<>();
        private final List<Tick> spare = new ArrayList<>();
        private Tick slot;

        @Override
        public Tick claim() {
            slot = spare.isEmpty() ? new Tick() : spare.remove(spare.size() - 1);
            return slot.clear();
        }

        @Override
        public void publish() {
            ticks.addLast(slot);
        }

        @Override
        public void reject(Reject reason) {
            refused++;
        }
    }

    /** Makes sure of a tick of {@code run} or an earlier one in hand; false when there is none more. */
    boolean seek(long run) throws JournalException {
        while (decoded.ticks.isEmpty()) {
            if (!isFrameInHand && !nextFrame() || frames.run() > run) {
                return false;
            }
            isFrameInHand = false;
            if (frames.run() != runOfTicks) {
                runOfTicks = frames.run();
                mayLack = true; // what came before its first frame need not have come by a socket
            }
            heartbeats += read() == Wire.HEARTBEAT ? 1 : 0;
        }
        return true;
    }

    private boolean nextFrame() throws JournalException {
        while (frames.next()) {
            isBehindHole |= frames.missedBefore() > 0;
            mayLack |= frames.missedBefore() > 0;
            if (frames.feed() == feed) {
                isFrameInHand = true;
                count++;
                return true;
            }
        }
        mayLack |= frames.missedBefore() > 0;
        return false;
    }

    /** The tick in hand. */
    Tick tick() {
        return decoded.ticks.peekFirst();
    }

    /** Which run the tick in hand came in. */
    long run() {
        return runOfTicks;
    }

    /** Number of the tick's frame. */
    long frame() {
        return frames.sequence();
    }

    /** On to the next tick. */
    void skip() {
        decoded.spare.add(decoded.ticks.removeFirst());
    }

    /** On to the next tick; from this one on frames are whole, if it hung on none that is missing. */
    void take() {
        skip();
        mayLack &= !isCertain;
    }

    /** Whether the tick in hand hangs on no frame that is missing. */
    boolean isCertain() {
        return isCertain;
    }

    /** The feed has connected anew: what was merged of earlier frames is over. */
    void forget() {
        readings.values().forEach(FrameReading::forget);
    }

    /** Whether frames are missing here, or a run's first is yet to come. */
    boolean mayLack(long run) {
        return mayLack || runOfTicks != run;
    }

    /** Whether the last run was closed in order. */
    boolean isEnded() {
        return frames.isEnded();
    }

    /** Frames of this feed read so far. */
    long count() {
        return count;
    }

    long heartbeats() {
        return heartbeats;
    }

    /** Packets refused. */
    long refused() {
        return refused;
    }

    /** Frames of any feed that were received but not captured. */
    long missed() {
        return frames.missed();
    }

    @Override
    public void close() {
        frames.close();
    }
}
