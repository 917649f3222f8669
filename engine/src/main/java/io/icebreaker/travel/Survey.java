package io.icebreaker.travel;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.Interval;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.SignalWords;
import io.icebreaker.gap.GapFinder;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.journal.JournalSpan;
import io.icebreaker.journal.OutputReader;
import io.icebreaker.journal.OutputType;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Looks a recording through once while it is being played: where its bars closed and signals were given (by
 * its recorded output), how many packets it holds and where some are missing. A thread of low priority that
 * rests often; a recording that grows is followed.
 */
final class Survey implements AutoCloseable {
    private static final int REST_EVERY = 32_768;
    private static final long REST_NS = 1_000_000L;
    private static final long CLOSE_MS = 2_000;
    private static final long LOOK_AGAIN_NS = 250_000_000L;

    /** Records between two places to come back to: a fraction of a second of reading. */
    private static final int MARK_EVERY = 65_536;

    /** A checkpoint comes each minute at the latest: some ten thousand events of a busy day. */
    private static final long QUIET_EVENTS = 50_000;

    private final JournalDirectory directory;
    private final boolean grows;
    private final Moments bars = new Moments();
    private final Moments signals = new Moments();
    private final GapFinder gaps = new GapFinder();
    private final List<OutputReader.Mark> marks = new ArrayList<>();
    private final Thread thread;
    private OutputReader output;
    private volatile OutputReader known;
    private volatile long outputThrough;
    private volatile boolean outputEnded;
    private volatile boolean inputEnded;
    private volatile String failure;
    private volatile long ticks;
    private volatile int instruments;
    private volatile boolean closed;
    private long records;
    private int sinceMark;

    Survey(JournalDirectory directory, boolean grows) {
        this.directory = directory;
        this.grows = grows;
        thread = new Thread(this::run, "icebreaker-replay-survey");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try (var input = new JournalReader(directory)) {
            output = new OutputReader(directory);
            known = output;
            readOutput();
            readInput(input);
            while (grows && !closed) {
                LockSupport.parkNanos(LOOK_AGAIN_NS);
                readOutput();
                readInput(input);
            }
        } catch (JournalException | RuntimeException e) {
            failure = String.valueOf(e.getMessage());
        } finally {
            outputEnded = true;
            inputEnded = true;
            if (output != null) {
                output.close();
            }
        }
    }

    private void readOutput() throws JournalException {
        while (!closed && output.next()) {
            long sequence = output.sequence();
            if (output.type() == OutputType.BAR) {
                long[] bar = output.words();
                if (bar[Bar.INTERVAL] == Interval.M1.ordinal()) {
                    bars.add(sequence, (int) bar[Bar.ID]);
                }
            } else if (output.type() == FindingType.SIGNAL) {
                signals.add(sequence, (int) output.words()[SignalWords.ID]);
            }
            mark();
            outputThrough = sequence - 1; // more of this very event may follow
            rest();
        }
        outputEnded = !grows;
    }

    private void mark() {
        OutputReader.Mark mark = ++sinceMark < MARK_EVERY ? null : output.mark();
        if (mark != null) {
            sinceMark = 0;
            synchronized (marks) {
                marks.add(mark);
            }
        }
    }

    private void readInput(JournalReader input) throws JournalException {
        var event = new Tick();
        while (!closed && input.next()) {
            input.copyTo(event);
            gaps.watch(event);
            if (event.kind() == EventKind.TICK) {
                ticks = ticks + 1;
            } else if (event.kind() == EventKind.INSTRUMENT) {
                instruments = Math.max(instruments, event.id() + 1);
            }
            rest();
        }
        gaps.upToHere();
        inputEnded = true;
    }

    private void rest() {
        if (++records % REST_EVERY == 0) {
            LockSupport.parkNanos(REST_NS);
        }
    }

    /**
     * A reader of the recorded output that stands before the first record of a later event than {@code
     * sequence}, perhaps long before; one that {@code mustKnow} waits until void records are known.
     */
    OutputReader reader(long sequence, boolean mustKnow) throws JournalException {
        while (mustKnow && known == null && failure == null && !closed) {
            LockSupport.parkNanos(REST_NS);
        }
        OutputReader base = known;
        OutputReader reader =
                base == null ? OutputReader.trusting(directory) : base.again(directory);
        OutputReader.Mark from = base == null ? null : markBefore(sequence);
        if (from != null) {
            reader.moveTo(from);
        }
        return reader;
    }

    private OutputReader.Mark markBefore(long sequence) {
        OutputReader.Mark best = null;
        synchronized (marks) {
            for (OutputReader.Mark mark : marks) {
                if (mark.sequence() <= sequence) {
                    best = mark;
                }
            }
        }
        return best;
    }

    Moments bars() {
        return bars;
    }

    Moments signals() {
        return signals;
    }

    GapFinder gaps() {
        return gaps;
    }

    /** Waits until all moments up to an event are known, or cannot be. */
    void await(long sequence, BooleanSupplier interrupted) {
        while (!outputEnded && outputThrough < sequence && !interrupted.getAsBoolean()) {
            LockSupport.parkNanos(REST_NS);
        }
    }

    /**
     * The next moment behind an event; waits for it while the recorded output is still being read. {@link
     * Moments#NONE} when it holds none.
     */
    long awaitAfter(
            Moments moments, long sequence, int id, JournalSpan span, BooleanSupplier interrupted) {
        long found = moments.after(sequence, id);
        while (found == Moments.NONE
                && !outputEnded
                && !reaches(span.lastSequence())
                && !interrupted.getAsBoolean()) {
            LockSupport.parkNanos(REST_NS);
            found = moments.after(sequence, id);
        }
        return found;
    }

    /** Whether the recorded output goes as far as the recording, but for the events that lead to none. */
    boolean reaches(long lastSequence) {
        return failure == null && outputThrough > lastSequence - QUIET_EVENTS;
    }

    /** The last event all of whose recorded output is known. */
    long outputThrough() {
        return outputThrough;
    }

    /** Packets counted so far. */
    long ticks() {
        return ticks;
    }

    int instruments() {
        return instruments;
    }

    /** Whether packets and gaps are counted to the end of what was written. */
    boolean isCounted() {
        return inputEnded && failure == null;
    }

    /** Bars and signals behind the last one that can be stepped to. */
    long notSteppable() {
        return bars.beyond() + signals.beyond();
    }

    /** Why it broke off, null when it did not. */
    String failure() {
        return failure;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(CLOSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
