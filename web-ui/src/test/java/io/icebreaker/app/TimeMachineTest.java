package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.Interval;
import io.icebreaker.finding.FindingType;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.journal.OutputReader;
import io.icebreaker.journal.OutputType;
import io.icebreaker.publish.Board;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.setting.Settings;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Tick;
import io.icebreaker.travel.Day;
import io.icebreaker.travel.Status;
import io.icebreaker.travel.Status.State;
import io.icebreaker.travel.Stride;
import io.icebreaker.travel.TimeMachine;
import io.icebreaker.travel.TravelException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A simulated morning, recorded, and travelled through while the engine that recorded it is still up. */
@Timeout(300)
class TimeMachineTest {
    private static final int MINUTES = 12;
    private static final long SEED = 4_711;

    /** A signal needs less to be given: there are some within the minutes. */
    private static final Settings LOOSE = Settings.DEFAULTS.with("min.confidence", "4");

    @TempDir static Path directory;
    private static SimulatedEngine engine;
    private static List<Long> ticks = new ArrayList<>();
    private static List<Long> bars = new ArrayList<>();
    private static List<Long> signals = new ArrayList<>();
    private static long last;

    @BeforeAll
    static void record() throws Exception {
        engine = new SimulatedEngine(directory.resolve("day"), LOOSE, MINUTES);
        var slot = new Tick();
        try (var reader = new JournalReader(journal())) {
            while (reader.next()) {
                reader.copyTo(slot);
                last = reader.sequence();
                if (slot.kind() == EventKind.TICK) {
                    ticks.add(last);
                }
            }
        }
        try (var output = new OutputReader(journal())) {
            while (output.next()) {
                boolean isBar =
                        output.type() == OutputType.BAR
                                && output.words()[Bar.INTERVAL] == Interval.M1.ordinal();
                addNew(isBar, bars, output.sequence());
                addNew(output.type() == FindingType.SIGNAL, signals, output.sequence());
            }
        }
        assertFalse(bars.isEmpty());
        assertFalse(signals.isEmpty(), "a morning without signals shows nothing here");
    }

    private static void addNew(boolean isIt, List<Long> to, long sequence) {
        if (isIt && (to.isEmpty() || to.get(to.size() - 1) != sequence)) {
            to.add(sequence);
        }
    }

    @AfterAll
    static void stop() {
        engine.close();
        engine = null; // else it stays in memory until the last test of all
    }

    private static JournalDirectory journal() throws Exception {
        return JournalDirectory.forReading(directory.resolve("day"));
    }

    private static TimeMachine open() throws Exception {
        return open(directory.resolve("day"), false);
    }

    private static TimeMachine open(Path path, boolean grows) throws Exception {
        int room = 256;
        return TimeMachine.open(
                new Day("day", path, grows, room, LOOSE, many -> Boards.of(many, 96)),
                new BookmarkFile(path));
    }

    /** What a straight replay shows behind an event. */
    private static Map<String, String> straight(long through) throws Exception {
        Board board = Boards.of(256, 96);
        var setup =
                PipelineSetup.replay(Profile.QUIET_VPS, 256).withSettings(LOOSE).withBoard(board);
        try (var pipeline = Pipeline.start(setup);
                var reader = new JournalReader(journal())) {
            var sink = pipeline.newSink();
            while (reader.next() && reader.sequence() <= through) {
                Tick slot = sink.claim();
                reader.copyTo(slot);
                slot.sequence(reader.sequence());
                sink.publish();
            }
        }
        return BoardText.of(board);
    }

    private static Status settled(TimeMachine machine) throws Exception {
        Await.that("the way to end", () -> machine.status().state() != State.SEEKING);
        return machine.status();
    }

    private static void assertShows(TimeMachine machine, long sequence) throws Exception {
        Status status = settled(machine);
        assertEquals(sequence, status.sequence());
        Map<String, String> shown = BoardText.of(machine.view().board());
        straight(sequence).forEach((part, text) -> assertEquals(text, shown.get(part), part));
    }

    @Test
    void opensAtTheFirstPacket() throws Exception {
        try (var machine = open()) {
            assertEquals(State.PAUSED, machine.status().state());
            assertShows(machine, ticks.get(0));
        }
    }

    @Test
    void anySeekShowsWhatAStraightReplayShowsThere() throws Exception {
        var random = new SplittableRandom(SEED);
        try (var machine = open()) {
            for (int i = 0; i < 5; i++) {
                long target = random.nextLong(ticks.get(0), last + 1);
                machine.seekSequence(target);
                assertShows(machine, target);
            }
        }
    }

    @Test
    void aSeekByTimeStopsBehindTheLastEventOfThatTime() throws Exception {
        try (var machine = open()) {
            long timeNs = SimulatedEngine.OPEN_NS + 500_000_000_001L;
            machine.seekTime(timeNs);
            Status there = settled(machine);
            assertTrue(there.timeNs() <= timeNs, there.toString());
            machine.step(Stride.TICK, 1, -1);
            assertTrue(settled(machine).timeNs() > timeNs, machine.status().toString());
            machine.seekTime(0);
            assertEquals(ticks.get(0), settled(machine).sequence());
            machine.seekTime(Long.MAX_VALUE);
            assertEquals(last, settled(machine).sequence());
        }
    }

    @Test
    void stepsByPacketForthAndBack() throws Exception {
        try (var machine = open()) {
            machine.seekSequence(ticks.get(5_000));
            machine.step(Stride.TICK, 1, -1);
            assertShows(machine, ticks.get(5_001));
            machine.step(Stride.TICK, 3, -1);
            assertShows(machine, ticks.get(5_004));
            machine.step(Stride.TICK, -1, -1);
            assertShows(machine, ticks.get(5_003));
            machine.step(Stride.TICK, -1, -1);
            assertShows(machine, ticks.get(5_002));
        }
    }

    @Test
    void stepsByBarAndSignalForthAndBack() throws Exception {
        try (var machine = open()) {
            machine.seekSequence(bars.get(3));
            machine.step(Stride.BAR, 1, -1);
            assertShows(machine, bars.get(4));
            machine.step(Stride.BAR, -1, -1);
            assertShows(machine, bars.get(3));
            machine.step(Stride.SIGNAL, 1, -1);
            long signal = next(signals, bars.get(3));
            assertShows(machine, signal);
            machine.step(Stride.BAR, 1, -1);
            long bar = next(bars, signal);
            assertEquals(bar, settled(machine).sequence());
            machine.step(Stride.SIGNAL, -1, -1);
            assertEquals(previous(signals, bar), settled(machine).sequence());
        }
    }

    private static long previous(List<Long> moments, long before) {
        return moments.stream().filter(moment -> moment < before).reduce((a, b) -> b).orElseThrow();
    }

    private static long next(List<Long> moments, long after) {
        return moments.stream().filter(moment -> moment > after).findFirst().orElseThrow();
    }

    @Test
    void saysThatNothingFollowsAndStaysWhereItIs() throws Exception {
        try (var machine = open()) {
            machine.seekSequence(last);
            settled(machine);
            var none =
                    assertThrows(TravelException.class, () -> machine.step(Stride.SIGNAL, 1, -1));
            assertTrue(none.getMessage().contains("no further signal"), none.getMessage());
            assertEquals(last, settled(machine).sequence());
            machine.seekSequence(0);
            settled(machine);
            assertThrows(TravelException.class, () -> machine.step(Stride.TICK, -1, -1));
            assertThrows(TravelException.class, () -> machine.play(1_000));
            assertEquals(State.PAUSED, settled(machine).state());
        }
    }

    @Test
    void playsToTheEndAndFindsItIdenticalWithLive() throws Exception {
        try (var machine = open()) {
            machine.play(TimeMachine.MAX_SPEED);
            Await.that("the end", () -> machine.status().state() == State.ENDED);
            Status end = machine.status();
            assertNull(end.difference());
            assertNull(end.error());
            assertEquals(end.liveHash(), end.replayHash());
            assertTrue(
                    end.identicalThroughNs()
                            >= SimulatedEngine.OPEN_NS + (MINUTES - 1) * 60_000_000_000L);
            assertShows(machine, last);
            assertEquals(
                    engine.engine().pipeline().output().hash(),
                    machine.view().pipeline().output().hash());
            Await.that("all to be counted", () -> machine.status().isCounted());
            assertEquals(ticks.size(), machine.status().ticks());
        }
    }

    @Test
    void keepsTimeAndStopsWhenTold() throws Exception {
        try (var machine = open()) {
            machine.play(16);
            long fromNs = machine.status().timeNs();
            Await.that(
                    "16 s of the day", () -> machine.status().timeNs() > fromNs + 16_000_000_000L);
            machine.pause();
            Status there = machine.status();
            assertEquals(State.PAUSED, there.state());
            Thread.sleep(200);
            assertEquals(there.sequence(), machine.status().sequence());
            assertShows(machine, there.sequence());
        }
    }

    @Test
    void playsARangeOverAndOver() throws Exception {
        try (var machine = open()) {
            long fromNs = SimulatedEngine.OPEN_NS + 120_000_000_000L;
            machine.loop(fromNs, fromNs + 30_000_000_000L);
            machine.seekTime(fromNs + 20_000_000_000L);
            long epoch = machine.view().epoch();
            machine.play(TimeMachine.MAX_SPEED);
            Await.that("two rounds", () -> machine.view().epoch() >= epoch + 2);
            machine.pause();
            assertTrue(machine.status().timeNs() <= fromNs + 30_000_000_000L);
            machine.bookmark("here");
            assertEquals("here", machine.bookmarks().get(0).label());
            assertEquals(machine.status().sequence(), machine.bookmarks().get(0).sequence());
        }
    }

    @Test
    void aLoopThatReachesTheEndOfTheDayTurns() throws Exception {
        try (TimeMachine machine = open()) {
            long endNs = machine.status().lastTimeNs();
            machine.loop(endNs - 5_000_000_000L, endNs + 1);
            machine.seekTime(endNs - 2_000_000_000L);
            long epoch = machine.view().epoch();
            machine.play(TimeMachine.MAX_SPEED);
            Await.that("two rounds", () -> machine.view().epoch() >= epoch + 2);
            assertNotEquals(State.ENDED, machine.status().state());
        }
    }

    @Test
    void followsADayThatIsBeingWrittenAndLiveGoesOn() throws Exception {
        Path path = directory.resolve("growing");
        try (var live = new SimulatedEngine(path, LOOSE, 2);
                var machine = open(path, true)) {
            machine.play(TimeMachine.MAX_SPEED);
            long before = live.engine().board().sequence();
            Await.that("the replay to catch up", () -> machine.status().sequence() == before);
            var sink = live.engine().pipeline().newPatientSink();
            long nowNs = live.engine().board().engineTimeNs();
            for (int i = 1; i <= 1_000; i++) {
                Events.clock(sink.claim(), nowNs + i * 250_000_000L);
                sink.publish();
            }
            assertTrue(live.engine().pipeline().drain(60_000));
            Await.that("what came later", () -> machine.status().sequence() == before + 1_000);
            machine.pause();
            assertEquals(BoardText.of(live.engine().board()), BoardText.of(machine.view().board()));
            assertNull(machine.status().difference());
            assertNull(machine.status().compareEnded());
        }
    }

    @Test
    void namesTheEventWhoseRecordedOutputWasTamperedWith() throws Exception {
        Path copy = directory.resolve("tampered");
        long at = Tampered.copy(directory.resolve("day"), copy, signals.get(0));
        try (var machine = open(copy, false)) {
            machine.play(TimeMachine.MAX_SPEED);
            Await.that("the end", () -> machine.status().state() == State.ENDED);
            Status end = machine.status();
            assertEquals(at, end.differsAt());
            assertNotNull(end.difference());
            assertTrue(end.difference().contains("live "), end.difference());
            assertTrue(end.difference().contains("replay "), end.difference());
            assertTrue(end.identicalThroughNs() > 0);
            assertShows(machine, last);
        }
    }
}
