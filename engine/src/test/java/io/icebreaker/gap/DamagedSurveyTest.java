package io.icebreaker.gap;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.journal.Wait;
import io.icebreaker.travel.TimeMachine;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day that cannot be looked through to its end is not one without gaps. */
class DamagedSurveyTest {
    @TempDir Path root;

    @Test
    void whatCannotBeCountedIsNotCalledCounted() throws Exception {
        Path path = root.resolve("day");
        try (var day = new HoleyDay(path)) {
            day.trade(120);
        }
        try (var sound = TimeMachine.open(HoleyDay.toShow(path), new NoShelf())) {
            Wait.until("counted", () -> sound.status().isCounted());
            assertNull(sound.status().countFailure());
        }
        damage(path.resolve("input"));
        try (var broken = TimeMachine.open(HoleyDay.toShow(path), new NoShelf())) {
            Wait.until("given up", () -> broken.status().countFailure() != null);
            assertFalse(broken.status().isCounted());
            assertNotNull(broken.status().countFailure());
            assertTrue(broken.status().ticks() > 0, "it had begun");
        }
    }

    /** Some bytes two thirds into what is written are others. */
    private static void damage(Path input) throws Exception {
        Path file;
        try (Stream<Path> files = Files.list(input)) {
            file = files.filter(it -> it.toString().endsWith(".cq4")).findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(file);
        int used = bytes.length;
        while (bytes[used - 1] == 0) {
            used--;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {85, 85, 85, 85}), used / 3 * 2);
        }
    }
}
