package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.web.JsonTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A simulated day over a real WebSocket: decoding its captured frames again gives the recorded ticks. */
class FramesTest {
    @TempDir Path root;

    private Path journal;

    @BeforeEach
    void recordADay() {
        journal = root.resolve("day");
        demo(1);
    }

    private void demo(int morning) {
        CommandRun.json(
                "demo", "--headless", "--seconds", 4, "--morning", morning, "--journal", journal);
    }

    @Test
    void decodingAgainGivesTheRecordedTicks() {
        JsonTree answer = CommandRun.json("verify", "--frames", "--journal", journal);
        assertEquals("identical", answer.at("verdict").text());
        assertTrue(answer.at("ticksCompared").number() > 100, answer.toString());
        assertTrue(answer.at("ticksNotFromFrames").number() > 100, "the morning came by no socket");
        demo(0); // stopped and started again
        JsonTree both = CommandRun.json("verify", "--frames", "--journal", journal);
        assertEquals("identical", both.at("verdict").text());
        assertTrue(both.at("ticksCompared").number() > answer.at("ticksCompared").number());
    }

    @Test
    void decodesCapturedFramesIntoATable() throws Exception {
        Path csv = root.resolve("frames.csv");
        JsonTree answer =
                CommandRun.json("decode", "--broker", "kite", "--journal", journal, "--out", csv);
        List<String> rows = Files.readAllLines(csv);
        assertEquals(rows.size() - 1, answer.at("packets").number());
        assertEquals("{}", answer.at("refused").toString());
        JsonTree proof = CommandRun.json("verify", "--frames", "--journal", journal);
        assertEquals(proof.at("ticksCompared").number(), answer.at("packets").number());
    }
}
