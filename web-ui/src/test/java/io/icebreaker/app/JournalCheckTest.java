package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalStage;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Tick;
import io.icebreaker.web.JsonTree;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code icebreaker journal check} tells a sound journal from a damaged one, where, and mends it. */
class JournalCheckTest {
    private static final int EVENTS = 300;

    @TempDir Path path;

    private void record() throws Exception {
        try (var directory = JournalDirectory.forWriting(path)) {
            var stage = new JournalStage(directory, new Counters());
            var tick = new Tick();
            for (int n = 1; n <= EVENTS; n++) {
                tick.clear().sequence(n);
                if (n == 1) {
                    Events.config(tick, JournalStage.layoutVersion(), 0, "test", "feed", 1);
                } else {
                    tick.kind(EventKind.TICK).receiveTimeNs(n).ltp(n);
                }
                stage.onEvent(tick, n % 5 == 0);
            }
            stage.onStop();
        }
    }

    /** Spoils one packet: the one whose price is {@code price}. */
    private void spoil(long price) throws Exception {
        Path file;
        try (var files = Files.list(path.resolve("input"))) {
            file = files.filter(it -> it.toString().endsWith(".cq4")).findFirst().orElseThrow();
        }
        try (var queue = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] bytes = new byte[4 << 20];
            queue.readFully(bytes);
            queue.seek(Written.offsetOfRecord(bytes, price) + 40);
            queue.write(0x55);
        }
    }

    /** Finds records by their sequence, type and length. */
    private static final class Written {
        static int offsetOfRecord(byte[] bytes, long sequence) {
            var words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = 0; at < bytes.length - 16; at += 4) {
                if (words.getLong(at) == sequence
                        && words.getInt(at + 8) == EventKind.TICK
                        && words.getInt(at + 12) == Tick.INPUT_LENGTH) {
                    return at;
                }
            }
            throw new AssertionError("no record " + sequence);
        }
    }

    private JsonTree check(int expectedCode, String... more) {
        PrintStream before = System.out;
        var said = new ByteArrayOutputStream();
        String[] words = new String[5 + more.length];
        System.arraycopy(
                new String[] {"journal", "check", "--json", "--journal", path.toString()},
                0,
                words,
                0,
                5);
        System.arraycopy(more, 0, words, 5, more.length);
        try {
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            assertEquals(expectedCode, Main.run(words));
        } finally {
            System.setOut(before);
        }
        return JsonTree.parse(said.toString(StandardCharsets.UTF_8));
    }

    @Test
    void findsWhereTheDamageIsAndMendsIt() throws Exception {
        record();
        JsonTree sound = check(Exit.OK);
        assertEquals("sound", sound.at("verdict").text());
        assertEquals(EVENTS, sound.at("lastSequence").number());
        spoil(201);
        JsonTree damaged = check(Exit.FOUND_WRONG);
        assertEquals("damaged", damaged.at("verdict").text());
        assertEquals(200, damaged.at("soundThrough").number());
        assertEquals(99, damaged.at("soundRecordsBehind").number());
        JsonTree repaired = check(Exit.OK, "--repair");
        assertEquals("repaired", repaired.at("verdict").text());
        assertTrue(Files.isDirectory(Path.of(repaired.at("keptAside").text())));
        JsonTree again = check(Exit.OK);
        assertEquals("sound", again.at("verdict").text());
        JsonTree gap = again.at("gaps").items().get(0);
        assertEquals(201, gap.at("from").number());
        assertEquals(EVENTS, gap.at("to").number());
    }
}
