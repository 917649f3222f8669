package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.ring.StateFile;
import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import io.icebreaker.web.JsonTree;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting from a snapshot is starting from zero, only sooner. */
class RecoveryTest {
    private static final int ROOM = 256; // that of SimulatedEngine

    @TempDir Path directory;

    private static final Instrument FRESH =
            new Instrument("NSE", 987_654, "FRESH", InstrumentType.EQ, "", null, 0, 1, 500);

    /** Behind all of the recording. */
    private static final long NEW_NS = 1_900_000_000_000_000_000L;

    private Path journal;
    private long recorded;
    private long hash;
    private long ticks;

    @BeforeEach
    void record() throws Exception {
        journal = directory.resolve("day");
        try (var day = new SimulatedEngine(journal, Settings.DEFAULTS, 3)) {
            recorded = day.engine().pipeline().journaled();
            hash = day.engine().pipeline().output().hash();
            ticks = day.engine().pipeline().counters().get(Counter.TICKS);
        }
    }

    /** A day closed in order goes on where it stood, and all of it is what a replay from zero finds. */
    @Test
    void goesOnFromTheStateOfAClosedDay() throws Exception {
        long live;
        try (var day = new SimulatedEngine(journal, Settings.DEFAULTS, 1)) {
            LiveEngine engine = day.engine();
            assertEquals(recorded, engine.recovered().from());
            assertEquals(ticks, engine.recovered().ticks());
            assertEquals(0, engine.pipeline().counters().get(Counter.OUTPUT_DIVERGED));
            assertTrue(engine.pipeline().journaled() > recorded);
            live = engine.pipeline().output().hash();
        }
        JsonTree verdict = CommandRun.json("verify", "--journal", journal);
        assertEquals("identical", verdict.at("verdict").text());
        assertEquals(String.format("%016x", live), verdict.at("outputHash").text());
    }

    /** Killed, a day goes on from the snapshot before, and no definition or history is told again. */
    @Test
    void goesOnFromASnapshotBehindWhichMoreHappened() throws Exception {
        clear();
        JsonTree taken = snapshot("--every", 3_000);
        assertEquals("identical", taken.at("verdict").text());
        assertEquals(recorded, taken.at("through").number());
        List<Path> files = StateFile.files(journal);
        assertTrue(files.size() >= 3, files.toString());
        Path middle = files.get(files.size() / 2);
        for (Path file : files) {
            if (!file.equals(middle)) {
                Files.delete(file);
            }
        }
        try (var engine = open()) {
            assertEquals(StateFile.sequenceOf(middle), engine.recovered().from());
            assertEquals(ticks, engine.recovered().ticks());
            assertEquals(hash, engine.pipeline().output().hash());
            assertEquals(0, engine.pipeline().counters().get(Counter.OUTPUT_DIVERGED));
            assertTrue(engine.instruments().all().size() > 50);
        }
        assertEquals("identical", snapshot("--every", 0).at("verdict").text());
        assertEquals(1, StateFile.files(journal).size());
    }

    /** Feeds begin while the journal is still going through the stages: all they bring is behind it. */
    @Test
    void whatComesDuringTheRecoveryIsJournaledBehindIt() throws Exception {
        clear();
        int early = 500;
        long live;
        try (var engine = LiveEngine.openBehind(plan())) {
            assertTrue(engine.recovered().isBehind());
            assertTrue(engine.instruments().all().size() > 50, "known before it is recovered");
            engine.begin(List.of(FRESH), List.of(), plan(), () -> NEW_NS);
            int id = engine.instruments().id(FRESH.segment(), FRESH.token());
            TickSink sink = engine.newSink();
            for (int n = 0; n < early; n++) {
                sink.claim().kind(EventKind.TICK).id(id).receiveTimeNs(NEW_NS + n).ltp(1_000_000);
                sink.publish();
            }
            engine.recover(true);
            assertEquals(ticks, engine.pipeline().counters().get(Counter.TICKS));
            engine.goLive();
            assertFalse(engine.recovered().isBehind());
            assertTrue(engine.pipeline().drain(10_000));
            assertEquals(ticks + early, engine.pipeline().counters().get(Counter.TICKS));
            live = engine.pipeline().output().hash();
        }
        assertBehind(early);
        JsonTree verdict = CommandRun.json("verify", "--journal", journal);
        assertEquals("identical", verdict.at("verdict").text());
        assertEquals(String.format("%016x", live), verdict.at("outputHash").text());
    }

    /** Configuration, the new definition, then the packets, in the order of their coming. */
    private void assertBehind(int early) throws Exception {
        var slot = new Tick();
        try (var reader = new JournalReader(JournalDirectory.forReading(journal))) {
            assertTrue(reader.seek(recorded + 1) && reader.next());
            assertEquals(EventKind.CONFIG, reader.type());
            assertTrue(reader.next());
            assertEquals(EventKind.INSTRUMENT, reader.type());
            for (int n = 0; n < early; n++) {
                assertTrue(reader.next());
                reader.copyTo(slot);
                assertEquals(EventKind.TICK, slot.kind());
                assertEquals(NEW_NS + n, slot.receiveTimeNs());
            }
            assertFalse(reader.next());
        }
    }

    @Test
    void whatDoesNotFitIsSaidAndPassedOver() throws Exception {
        clear();
        snapshot("--every", 3_000);
        List<Path> files = StateFile.files(journal);
        damage(files.get(0), 200);
        damage(files.get(1), 40);
        Files.write(files.get(2), java.util.Arrays.copyOf(Files.readAllBytes(files.get(2)), 5_000));
        long sound = StateFile.sequenceOf(files.get(3));
        assertEquals(sound, StateFile.nearest(journal, recorded).sequence());
        try (var engine = open()) {
            assertEquals(sound, engine.recovered().from());
            assertEquals(hash, engine.pipeline().output().hash());
        }
        Settings other = Settings.DEFAULTS.with(Setting.SIDE_MODEL.key(), "TICK");
        Files.writeString(journal.resolve("settings.conf"), other.toText());
        assertNull(StateFile.nearest(journal, recorded));
    }

    /** Whole and of this build, but not what it says: nothing tells before it is taken up. */
    @Test
    void aSnapshotThatCannotBeTakenUpMakesRoomForTheOneBefore() throws Exception {
        clear();
        snapshot("--every", 3_000);
        List<Path> files = StateFile.files(journal);
        spoil(files.get(0), 1);
        spoil(files.get(1), 0); // found before anything is read: passed over, not set aside
        assertEquals(recorded, StateFile.nearest(journal, recorded).sequence());
        try (var engine = open()) {
            assertEquals(StateFile.sequenceOf(files.get(2)), engine.recovered().from());
            assertEquals(hash, engine.pipeline().output().hash());
            assertTrue(engine.instruments().all().size() > 50);
        }
        Path aside = files.get(0).resolveSibling(files.get(0).getFileName() + ".unfit");
        assertTrue(Files.exists(aside));
        Files.delete(aside);
    }

    /** The first byte of a part, 0 for the definitions, 1 for the stages' state; the checksum agrees. */
    private static void spoil(Path file, int part) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        var header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        bytes[112 + part * (int) header.getLong(80)] ^= 1;
        var crc = new CRC32C();
        crc.update(bytes, 112, bytes.length - 112);
        crc.update(bytes, 0, 104);
        header.putInt(104, (int) crc.getValue());
        Files.write(file, bytes);
    }

    @Test
    void aSnapshotIsKeptOnlyWhereTheReplayFindsWhatWasFoundLive() throws Exception {
        clear();
        Settings other = Settings.DEFAULTS.with(Setting.SIDE_MODEL.key(), "TICK");
        Files.writeString(journal.resolve("settings.conf"), other.toText());
        CommandRun.of(
                        "snapshot",
                        "--journal",
                        journal,
                        "--max-instruments",
                        ROOM,
                        "--quiet",
                        "--json")
                .with(Exit.FOUND_WRONG);
        assertEquals(List.of(), StateFile.files(journal));
    }

    /** What {@code run} starts now and then beside itself. */
    @Test
    void aProcessOfItsOwnTakesThem() throws Exception {
        clear();
        Path config = directory.resolve("test.conf");
        Files.writeString(config, "engine.max-instruments = " + ROOM);
        try (var process = new SnapshotProcess(journal, AppConfig.load(config), () -> 0)) {
            process.look(); // ten minutes have not passed
            assertFalse(process.isRunning());
            process.start();
            Await.that("a snapshot", () -> !process.isRunning());
        }
        assertEquals(recorded, StateFile.nearest(journal, Long.MAX_VALUE).sequence());
    }

    private void clear() throws Exception {
        for (Path file : StateFile.files(journal)) {
            Files.delete(file);
        }
    }

    private JsonTree snapshot(Object... words) {
        Object[] all = {"snapshot", "--journal", journal, "--max-instruments", ROOM, null, null};
        System.arraycopy(words, 0, all, 5, 2);
        return CommandRun.json(all);
    }

    private LiveEngine open() throws Exception {
        return LiveEngine.open(plan(), true);
    }

    private LiveEngine.Plan plan() {
        return new LiveEngine.Plan(
                journal,
                io.icebreaker.ring.Profile.QUIET_VPS,
                ROOM,
                Boards.of(ROOM, Boards.DEFAULT_MB),
                Settings.DEFAULTS,
                0,
                "simulated");
    }

    private static void damage(Path file, int at) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 0x10;
        Files.write(file, bytes);
    }
}
