package io.icebreaker.backtest.run;

import io.icebreaker.gap.Gap;
import io.icebreaker.gap.GapFinder;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.journal.RollingHash;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.RuleParts;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Several days' journals as one feed, in order. Instruments keep one id through the run, events one row of
 * sequence numbers; the recording ends once, after the last day, so that positions and indicators live on
 * over nights. One thread.
 */
final class DaysFeed {
    private static final long PROGRESS_EVERY = 65_536;
    private static final int WORDS = Tick.INPUT_LENGTH / Long.BYTES;

    private final List<DayJournal> days;
    private final int capacity;
    private final RunData data;
    private final RunProgress progress;
    private final Tick event = new Tick();
    private int[] ids = new int[0];
    private long published;
    private long lastReceiveNs;
    private long dayEvents;
    private long dayTicks;
    private GapFinder gaps = new GapFinder();

    /** Is told of each day before its first event. */
    @FunctionalInterface
    interface DayBegin {
        void at(DayJournal day) throws JournalException;
    }

    /** {@code capacity}: ids given are below it. */
    DaysFeed(List<DayJournal> days, int capacity, RunData data, RunProgress progress) {
        this.days = days;
        this.capacity = capacity;
        this.data = data;
        this.progress = progress;
    }

    /** Publishes everything; {@code broken} tells that the pipeline takes no more. */
    void run(TickSink sink, BooleanSupplier broken, DayBegin begin) throws JournalException {
        for (DayJournal day : days) {
            if (day.fromNs() < lastReceiveNs) {
                throw new JournalException(
                        "the day in " + day.path() + " begins before the one before it has ended");
            }
            if (!broken.getAsBoolean()) {
                begin.at(day);
            }
            play(day, sink, broken);
        }
        Events.sessionEnd(sink.claim(), lastReceiveNs);
        sink.publish();
    }

    private void play(DayJournal day, TickSink sink, BooleanSupplier broken)
            throws JournalException {
        long before = published;
        dayEvents = 0;
        dayTicks = 0;
        ids = new int[0];
        gaps = new GapFinder();
        try (var reader = new JournalReader(JournalDirectory.forReading(day.path()))) {
            while (!broken.getAsBoolean() && reader.next()) {
                reader.copyTo(event);
                hash(data.rolling());
                gaps.watch(event);
                dayEvents++;
                lastReceiveNs = Math.max(lastReceiveNs, event.receiveTimeNs());
                if (event.kind() != EventKind.SESSION) {
                    put(sink);
                }
                if (dayEvents % PROGRESS_EVERY == 0) {
                    progress.at(data.days().size(), days.size(), data.events() + dayEvents);
                }
            }
        }
        data.add(
                new RunData.Day(
                        day.name(),
                        before,
                        dayEvents,
                        dayTicks,
                        day.fromNs(),
                        lastReceiveNs,
                        gaps(day)));
        progress.at(data.days().size(), days.size(), data.events());
    }

    private void hash(RollingHash hash) {
        for (int word = 0; word < WORDS; word++) {
            hash.add(event.bytes().getLong(word * Long.BYTES));
        }
    }

    private void put(TickSink sink) {
        switch (event.kind()) {
            case EventKind.TICK -> {
                dayTicks++;
                event.id(mapped(event.id()));
            }
            case EventKind.INSTRUMENT -> define();
            case EventKind.HISTORY -> event.id(event.id() < 0 ? event.id() : mapped(event.id()));
            case EventKind.CONFIG -> {
                if (!RuleParts.isPart(event)) {
                    data.recordedBy(Events.build(event));
                }
            }
            default -> {}
        }
        Tick slot = sink.claim();
        long sequence = slot.sequence();
        slot.copyInputFrom(event.bytes(), 0).sequence(sequence);
        sink.publish();
        published++;
    }

    private int mapped(int id) {
        return id >= 0 && id < ids.length ? ids[id] : id;
    }

    /** A day's own number for an instrument becomes the run's. */
    private void define() {
        Instrument instrument = Events.instrument(event);
        int own = event.id();
        if (own >= ids.length) {
            int from = ids.length;
            ids = Arrays.copyOf(ids, Math.max(own + 1, 2 * ids.length));
            Arrays.fill(
                    ids, from, ids.length, capacity - 1); // never used: defined before it trades
        }
        int id = data.instruments().register(instrument);
        if (id >= capacity) {
            throw new IllegalStateException(
                    "more than " + capacity + " instruments are defined in the days of this run");
        }
        ids[own] = id;
        event.id(id);
    }

    /** The day is over: what of its gaps found room goes into the report, and how many there are. */
    private int gaps(DayJournal day) {
        gaps.upToHere();
        for (Gap gap : gaps.found()) {
            data.add(
                    new RunData.Gap(
                            day.name(), gap.fromNs(), gap.toNs(), gap.packets(), gap.why()));
        }
        return gaps.count();
    }

    /** Room for the instruments of all heads and for definitions that come later. */
    static int capacity(List<DayJournal> days) {
        return Math.max(256, 2 * RunInstruments.count(days));
    }
}
