package io.icebreaker.gap;

import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.journal.FakeDisk;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalOptions;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.journal.JournalStage;
import io.icebreaker.journal.Replay;
import io.icebreaker.journal.Wait;
import io.icebreaker.publish.Board;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.setting.Settings;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.TickSink;
import io.icebreaker.travel.Day;
import java.nio.file.Path;
import java.time.LocalDate;

/** A morning of one future with two ticks and four beats a second, and whatever a test breaks in it. */
public final class HoleyDay implements AutoCloseable {
    public static final LocalDate DATE = LocalDate.of(2026, 8, 4);
    public static final int ROOM = 8;
    static final long SECOND_NS = 1_000_000_000L;
    private static final long BEAT_NS = 250_000_000L;

    private final Path path;
    private final FakeDisk disk = new FakeDisk();
    private JournalDirectory journal;
    private Pipeline pipeline;
    private TickSink sink;
    private long nowNs;
    private long number;

    /** Begins at the open. */
    public HoleyDay(Path path) throws Exception {
        this.path = path;
        nowNs = SessionCalendar.shipped().sessionOn(SessionGroup.DERIVATIVES, DATE).openNs();
        begin();
        Events.instrument(
                sink.claim(),
                0,
                new Instrument("NFO", 1, "FUT", InstrumentType.FUT, "F", DATE, 0, 50, 500),
                nowNs);
        sink.publish();
    }

    private void begin() throws Exception {
        var options = new JournalOptions(5, 1_000, disk, System::currentTimeMillis);
        journal = JournalDirectory.forWriting(path, options);
        pipeline =
                Pipeline.start(PipelineSetup.recording(Profile.QUIET_VPS, ROOM, 1, true, journal));
        if (pipeline.recoveredThrough() > 0) {
            try (var reader = new JournalReader(JournalDirectory.forReading(path))) {
                new Replay(reader, Replay.MAX_SPEED, n -> {}).run(pipeline.newSink());
            }
        }
        sink = pipeline.newSink();
        Events.config(sink.claim(), JournalStage.layoutVersion(), 0, "test", "one", nowNs);
        sink.publish();
    }

    /** Such a day as time travel opens it. */
    static Day toShow(Path path) {
        return new Day(
                "day",
                path,
                false,
                ROOM,
                Settings.DEFAULTS,
                room -> new Board(room, 1 << 16, 1 << 16));
    }

    public long nowNs() {
        return nowNs;
    }

    /** So many seconds of the market. */
    public HoleyDay trade(int seconds) {
        return pass(seconds, true);
    }

    /** So many seconds of the clock alone. */
    public HoleyDay beat(int seconds) {
        return pass(seconds, false);
    }

    private HoleyDay pass(int seconds, boolean trades) {
        for (int beat = 0; beat < 4 * seconds; beat++) {
            nowNs += BEAT_NS;
            Events.clock(sink.claim(), nowNs);
            sink.publish();
            if (trades && beat % 2 == 0) {
                number++;
                sink.claim()
                        .id(0)
                        .exchangeTimeNs(nowNs)
                        .receiveTimeNs(nowNs)
                        .ltp(1_000_000 + 500 * (number % 7))
                        .volume(50 * number);
                sink.publish();
            }
        }
        return this;
    }

    /** The feed's state is another from now on. */
    public HoleyDay feed(FeedState state) {
        return feed(state, 0, nowNs);
    }

    /** The same of a stretch of time that ends now. */
    public HoleyDay feed(FeedState state, long count, long fromNs) {
        Events.feed(sink.claim(), 0, state, count, fromNs, nowNs, "", nowNs);
        sink.publish();
        return this;
    }

    /** So many seconds that live sees and a full disk does not take; the next beat is journaled again. */
    public HoleyDay full(int seconds) throws Exception {
        pipeline.drain(60_000);
        disk.usableBytes = 0;
        Wait.until("full", () -> pipeline.journalStatus().state().equals("UNJOURNALED"));
        trade(seconds);
        pipeline.drain(60_000);
        disk.usableBytes = FakeDisk.ROOMY;
        Wait.until("room", () -> pipeline.journalStatus().reason() == null);
        return this;
    }

    /** The process ends without a word and begins again so many seconds later. */
    public HoleyDay dead(int seconds) throws Exception {
        close();
        nowNs += seconds * SECOND_NS;
        begin();
        return this;
    }

    @Override
    public void close() {
        pipeline.drain(60_000);
        pipeline.close();
        journal.close();
    }
}
