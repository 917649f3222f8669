package io.icebreaker.gap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.journal.OutputVerifier;
import io.icebreaker.journal.Replay;
import io.icebreaker.journal.Wait;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.travel.BehindGap;
import io.icebreaker.travel.Status;
import io.icebreaker.travel.TimeMachine;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day that a full disk made a hole in: the page's comparison says what `verify` says. */
class ComparedBehindGapTest {
    @TempDir Path root;

    @Test
    void thePageIsIdenticalUpToTheGapAndCountsBehindItAsVerifyDoes() throws Exception {
        Path path = root.resolve("day");
        try (var day = new HoleyDay(path)) {
            day.trade(130).full(70).trade(130);
        }
        OutputVerifier verifier = verify(path);
        assertNull(verifier.difference());
        assertEquals(1, verifier.leftOut().size());
        Status status = played(path);
        assertNull(status.difference());
        assertEquals(0, status.differsAt());
        BehindGap gap = status.behindGap();
        assertEquals(verifier.leftOut().get(0).from(), gap.from());
        assertEquals(verifier.leftOut().get(0).to(), gap.to());
        assertEquals(1, gap.stretches());
        assertEquals(verifier.equalBehindGap(), gap.equal());
        assertEquals(verifier.unequalBehindGap(), gap.unequal());
        assertTrue(gap.equal() > 100, gap.toString());
        assertTrue(status.identicalThroughNs() > 0);
    }

    @Test
    void whatARestartWroteAnewLacksNothing() throws Exception {
        Path path = root.resolve("day");
        try (var day = new HoleyDay(path)) {
            day.trade(70).full(20).trade(70).dead(30).trade(70);
        }
        assertEquals(0, verify(path).leftOut().size());
        Status status = played(path);
        assertNull(status.difference());
        assertNull(status.behindGap());
    }

    private static Status played(Path path) throws Exception {
        try (var machine = TimeMachine.open(HoleyDay.toShow(path), new NoShelf())) {
            machine.play(TimeMachine.MAX_SPEED);
            Wait.until("the end", () -> machine.status().state() == Status.State.ENDED);
            return machine.status();
        }
    }

    private static OutputVerifier verify(Path path) throws Exception {
        var verifier = new OutputVerifier(JournalDirectory.forReading(path));
        var pipeline =
                Pipeline.start(
                        PipelineSetup.replay(Profile.QUIET_VPS, HoleyDay.ROOM)
                                .withOutput(verifier));
        try (var reader = new JournalReader(JournalDirectory.forReading(path))) {
            new Replay(reader, Replay.MAX_SPEED, n -> {}).run(pipeline.newSink());
        }
        pipeline.close();
        verifier.finish(Long.MAX_VALUE);
        return verifier;
    }
}
