package io.icebreaker.feed.noren;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.FrameLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The decoder and its slow twin over sessions of random messages, a good part of them damaged. */
class NorenTwinTest {
    private static final int SESSIONS = 20;
    private static final int MESSAGES = 2_000;

    @Test
    void agreesWithTheTwinOnRandomSessions() {
        long seed = System.nanoTime();
        System.out.println("NorenTwinTest seed " + seed);
        long ticks = 0;
        for (int session = 0; session < SESSIONS; session++) {
            ticks += session("seed " + seed + " session " + session, seed + session);
        }
        assertTrue(ticks > SESSIONS * MESSAGES / 2, "only " + ticks + " ticks");
    }

    private static long session(String what, long seed) {
        var random = new SplittableRandom(seed);
        var messages = new RandomMessages(random);
        var lines = new ArrayList<FrameLine>();
        long nowNs = NorenSamples.SESSION_NS + random.nextLong(86_400_000_000_000L);
        for (int i = 0; i < MESSAGES; i++) {
            nowNs += random.nextLong(1_000_000_000L);
            lines.add(new FrameLine(nowNs, true, messages.next()));
        }
        return compare(what, lines);
    }

    private static long compare(String what, List<FrameLine> lines) {
        var twin = new NorenTwin();
        NorenTable table = NorenTable.of(lines);
        int row = 0;
        for (int i = 0; i < lines.size(); i++) {
            FrameLine line = lines.get(i);
            var expected = twin.read(line.bytes(), line.receiveTimeNs());
            if (expected.isPresent()) {
                Map<String, String> seen = table.rows().get(row++);
                assertEquals(Integer.toString(i), seen.get("frame"), what);
                int number = i;
                if (!expected.get().equals(NorenTable.said(seen))) {
                    assertEquals(
                            expected.get(),
                            NorenTable.said(seen),
                            () ->
                                    what
                                            + " message "
                                            + number
                                            + ": "
                                            + new String(line.bytes(), StandardCharsets.UTF_8));
                }
            }
        }
        assertEquals(table.rows().size(), row, what);
        return table.result().ticks();
    }

    @Test
    void agreesOnEveryTruncationOfEverySample() {
        var lines = new ArrayList<FrameLine>();
        for (NorenSamples.Line line : NorenSamples.session()) {
            byte[] bytes = line.text().getBytes(StandardCharsets.UTF_8);
            for (int length = 0; length <= bytes.length; length++) {
                lines.add(new FrameLine(line.receiveTimeNs(), true, Arrays.copyOf(bytes, length)));
            }
        }
        compare("truncations", lines);
    }
}
