package io.icebreaker.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The journal's keeper: what was written becomes durable; a slow, broken or full disk is told and survived. */
class KeeperTest {
    private static final long MIB = 1L << 20;

    @TempDir Path path;
    private final FakeDisk disk = new FakeDisk();

    private JournalOptions options(int windowMs) {
        return new JournalOptions(windowMs, 8 * MIB, disk, System::currentTimeMillis);
    }

    private static JournalKeeper keeperOf(Written written) throws JournalException {
        return JournalKeeper.start(written.directory, written.stage, null, written.counters);
    }

    @Test
    void whatIsJournaledBecomesDurableAndTheWindowIsMeasured() throws Exception {
        try (var written = new Written(path, options(5).withDisk(Disk.SYSTEM));
                var keeper = keeperOf(written)) {
            written.add(100);
            Wait.until("durable", () -> keeper.status().durable() == 100);
            JournalStatus status = keeper.status();
            assertTrue(status.windowMs() > 0 && status.windowMs() <= status.windowMaxMs());
            assertTrue(status.forceP50Ms() > 0 && status.forceP50Ms() <= status.forceP99Ms());
            assertEquals("JOURNALED", status.state());
            assertNull(status.reason());
            assertTrue(status.usableMb() > 0);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void closingMakesTheRestDurableAndGivesUnusedRoomBack() throws Exception {
        var options = options(10_000).withDisk(Disk.SYSTEM);
        var written = new Written(path, options);
        var keeper = keeperOf(written);
        written.add(50);
        Wait.until("room", () -> allocatedBytes() >= MIB);
        written.close();
        keeper.close();
        assertEquals(50, keeper.status().durable());
        assertTrue(allocatedBytes() < MIB, allocatedBytes() + " bytes");
        assertEquals(50, Written.read(path).size());
    }

    /** Allocated blocks, as the system's own command tells them. */
    private long allocatedBytes() {
        try {
            Path file = QueueFiles.newest(path.resolve("input"));
            if (file == null) {
                return 0;
            }
            var stat = new ProcessBuilder("stat", "-c", "%b", file.toString()).start();
            return 512L * Long.parseLong(new String(stat.getInputStream().readAllBytes()).strip());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aWindowOfZeroNeverForces() throws Exception {
        try (var written = new Written(path, options(0));
                var keeper = keeperOf(written)) {
            written.add(10);
            Thread.sleep(200);
            assertEquals(0, disk.forces.get());
            assertEquals("off", keeper.status().toMap().get("sync"));
        }
        assertEquals(0, disk.forces.get());
    }

    @Test
    void aStalledForceRaisesTheAlarmAndStopsNothing() throws Exception {
        disk.stall = new CountDownLatch(1);
        try (var written = new Written(path, options(5));
                var keeper = keeperOf(written)) {
            written.add(4);
            Wait.until("alarm", () -> written.counters.get(Counter.SYNC_STALLED) == 1);
            assertEquals("SYNC_STALLED", keeper.status().state());
            assertTrue(keeper.takeAlarms().get(0).contains("durable"));
            written.add(4); // the lane goes on
            assertEquals(8, written.stage.journaled());
            assertTrue(keeper.status().durable() < 8);
            assertTrue(keeper.status().windowMs() > 1_000);
            disk.stall.countDown();
            Wait.until("durable", () -> keeper.status().durable() == 8);
            assertEquals("JOURNALED", keeper.status().state());
        }
    }

    @Test
    void aRefusedForceIsCountedToldOnceAndTriedAgain() throws Exception {
        disk.refusal = new IOException("input/output error");
        try (var written = new Written(path, options(5));
                var keeper = keeperOf(written)) {
            written.add(4);
            Wait.until("tries", () -> written.counters.get(Counter.SYNC_FAILURES) > 2);
            assertEquals(0, keeper.status().durable());
            assertEquals(1, keeper.takeAlarms().size());
            disk.refusal = null;
            Wait.until("durable", () -> keeper.status().durable() == 4);
        }
    }

    @Test
    void theGateClosesBeforeTheDiskIsFullAndOpensAgain() throws Exception {
        try (var written = new Written(path, options(5));
                var keeper = keeperOf(written)) {
            written.add(10);
            disk.usableBytes = 7 * MIB;
            Wait.until("closed", () -> !written.stage.gate().isOpen());
            written.add(6);
            assertEquals("UNJOURNALED", keeper.status().state());
            assertEquals(11, keeper.status().unjournaledFrom());
            assertTrue(keeper.status().reason().contains("7 MiB"), keeper.status().reason());
            Wait.until("a note", () -> Files.exists(path.resolve("unjournaled")));
            disk.usableBytes = 8 * MIB + 1; // at the edge: not yet
            Thread.sleep(200);
            assertTrue(!written.stage.gate().isOpen());
            disk.usableBytes = FakeDisk.ROOMY;
            Wait.until("open", () -> written.stage.gate().isOpen());
            written.add(4);
            Wait.until("no note", () -> !Files.exists(path.resolve("unjournaled")));
            assertEquals(1, keeper.status().gaps());
            assertEquals(2, keeper.takeAlarms().size());
        }
        assertEquals(6, Written.gaps(path).get(0).count());
    }

    @Test
    void aDiskThatGivesNoMoreRoomClosesTheGateToo() throws Exception {
        disk.room = Disk.Room.NONE;
        try (var written = new Written(path, options(5));
                var keeper = keeperOf(written)) {
            written.add(2);
            Wait.until("closed", () -> !written.stage.gate().isOpen());
            assertTrue(keeper.status().reason().contains("no more room"));
            disk.room = Disk.Room.GIVEN;
            Wait.until("open", () -> written.stage.gate().isOpen());
        }
    }

    @Test
    void noJournalIsBegunOnAFullDisk() throws Exception {
        disk.usableBytes = MIB;
        try (var directory = JournalDirectory.forWriting(path, options(5))) {
            var counters = new Counters();
            var stage = new JournalStage(directory, counters, true);
            var refusal =
                    assertThrows(
                            JournalException.class,
                            () -> JournalKeeper.start(directory, stage, null, counters));
            assertTrue(refusal.getMessage().contains("journal.minFreeMb"), refusal.getMessage());
        }
    }
}
