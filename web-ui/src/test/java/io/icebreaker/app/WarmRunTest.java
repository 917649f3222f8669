package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.EarlierBars;
import io.icebreaker.bar.Interval;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.journal.RollingHash;
import io.icebreaker.journal.before.BarsFile;
import io.icebreaker.journal.before.Before;
import io.icebreaker.publish.Board;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.ring.StateFile;
import io.icebreaker.setting.Settings;
import io.icebreaker.tick.Tick;
import io.icebreaker.travel.Day;
import io.icebreaker.travel.Status;
import io.icebreaker.travel.TimeMachine;
import io.icebreaker.web.JsonTree;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What earlier bars change in a day's results, and that every way through the day has the same ones. */
@Timeout(300)
class WarmRunTest {
    private static final String FIRST = "2026-10-05";
    private static final String SECOND = "2026-10-06";
    private static final int MINUTES = 4;
    private static final int ROOM = 64;
    private static final int HISTORY_MB = 2;

    @TempDir static Path root;
    private static Path warm;
    private static Path cold;

    /** The second day twice, of the same market: behind the first day, and behind none. */
    @BeforeAll
    static void record() throws Exception {
        Path journals = root.resolve("warm").resolve("journal");
        ShortDays.recordWarm(journals, BarStore.beside(journals), MINUTES, FIRST, SECOND);
        warm = journals.resolve(SECOND);
        Path others = root.resolve("cold").resolve("journal");
        ShortDays.recordWarm(others, BarStore.beside(others), MINUTES, SECOND);
        cold = others.resolve(SECOND);
    }

    @Test
    void theSameTicksGiveAnotherHashBehindEarlierBarsAndBothVerify() throws Exception {
        JsonTree first = CommandRun.json("verify", "--journal", warm);
        JsonTree second = CommandRun.json("verify", "--journal", cold);

        assertEquals("identical", first.at("verdict").text());
        assertEquals("identical", second.at("verdict").text());
        assertEquals(first.at("ticks").number(), second.at("ticks").number());
        assertEquals(first.at("events").number(), second.at("events").number());
        assertNotEquals(first.at("outputHash").text(), second.at("outputHash").text());
        // Nothing else is behind it: without its bars the one is the other.
        Replay bare = straight(warm, EarlierBars.NONE, Long.MAX_VALUE);
        assertEquals(second.at("outputHash").text(), RollingHash.hex(bare.hash));
        Replay whole = straight(warm, bars(), Long.MAX_VALUE);
        assertEquals(first.at("outputHash").text(), RollingHash.hex(whole.hash));
    }

    /** Where indicators are wanted of seconds, the next day's begin warm, too. */
    @Test
    void secondsAreLeftWhereTheyAreWanted() throws Exception {
        Path journals = root.resolve("seconds").resolve("journal");
        BarStore store = BarStore.beside(journals);
        Settings seconds = Settings.DEFAULTS.with("indicator.shortest", "15s");
        ShortDays.recordWarm(journals, store, seconds, 2, FIRST);
        BarsFile left = BarsFile.open(store.newest());
        Set<Interval> found = new TreeSet<>();
        left.keys().forEach(key -> found.add(key.interval()));
        assertTrue(found.contains(Interval.S15) && found.contains(Interval.S30), found.toString());
        assertFalse(found.contains(Interval.S5), found.toString());
        var usual = (BarsFile) bars();
        assertTrue(
                usual.keys().stream().noneMatch(key -> key.interval().compareTo(Interval.M1) < 0));
    }

    private static EarlierBars bars() throws Exception {
        return Before.of(JournalDirectory.forReading(warm)).bars();
    }

    /** What a replay from zero up to an event shows, and its hash. */
    private record Replay(Map<String, String> shown, long hash) {}

    private static Replay straight(Path day, EarlierBars bars, long through) throws Exception {
        Board board = Boards.of(ROOM, HISTORY_MB);
        var setup =
                PipelineSetup.replay(Profile.QUIET_VPS, ROOM)
                        .withSettings(Settings.DEFAULTS)
                        .withEarlierBars(bars)
                        .withBoard(board);
        var pipeline = Pipeline.start(setup);
        try (pipeline;
                var reader = new JournalReader(JournalDirectory.forReading(day))) {
            var sink = pipeline.newSink();
            while (reader.next() && reader.sequence() <= through) {
                Tick slot = sink.claim();
                reader.copyTo(slot);
                slot.sequence(reader.sequence());
                sink.publish();
            }
        }
        return new Replay(BoardText.of(board), pipeline.output().hash());
    }

    @Test
    void aJumpShowsWhatAReplayFromZeroShows() throws Exception {
        long last = JournalReader.lastSequence(JournalDirectory.forReading(warm));
        long early = last / 8;
        long late = last * 3 / 4;
        assertNotEquals(
                straight(warm, EarlierBars.NONE, early).shown,
                straight(warm, bars(), early).shown,
                "earlier bars are to be seen in the day's first minute");
        try (TimeMachine machine = open()) {
            assertShows(machine, late);
            assertShows(machine, early); // back, which begins anew
        }
        CommandRun.json(
                "snapshot",
                "--journal",
                warm,
                "--from-zero",
                "--every",
                last / 3,
                "--max-instruments",
                ROOM,
                "--history-mb",
                HISTORY_MB);
        StateFile near = StateFile.nearest(warm, late, why -> {});
        assertTrue(near != null && near.sequence() >= last / 3, "a state to begin from");
        try (TimeMachine machine = open()) {
            assertShows(machine, late);
        }
    }

    private static TimeMachine open() throws Exception {
        var day =
                new Day(
                        SECOND,
                        warm,
                        false,
                        ROOM,
                        Settings.DEFAULTS,
                        many -> Boards.of(many, HISTORY_MB));
        return TimeMachine.open(day, new BookmarkFile(root));
    }

    private static void assertShows(TimeMachine machine, long sequence) throws Exception {
        machine.seekSequence(sequence);
        Await.that("the way to end", () -> machine.status().state() != Status.State.SEEKING);
        assertEquals(sequence, machine.status().sequence());
        Map<String, String> shown = BoardText.of(machine.view().board());
        straight(warm, bars(), sequence)
                .shown
                .forEach((part, text) -> assertEquals(text, shown.get(part), part));
    }
}
