package io.icebreaker.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.publish.Board;
import io.icebreaker.reference.RandomSession;
import io.icebreaker.telemetry.Counter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A recording so short that the pipeline is closed before its threads have begun. */
class PipelineCloseTest {
    private static final int TIMES = 200;
    private static final int PACKETS = 5;

    @Test
    void worksOffWhatWasPublishedEvenWhenItIsClosedAtOnce() throws Exception {
        var rows = RandomSession.rows(1, PACKETS);
        for (Profile shipped : List.of(Profile.QUIET_VPS, Profile.DEDICATED_CORES)) {
            // A small ring: making one is what takes time here.
            var profile = new Profile("small", 64, WaitPolicy.PARK, shipped.lanes());
            for (int time = 0; time < TIMES; time++) {
                var pipeline = Pipeline.start(PipelineSetup.replay(profile, 16));
                Recorded.publish(pipeline.newSink(), RandomSession.instruments(), rows, false);
                pipeline.close();
                assertEquals(PACKETS, pipeline.counters().get(Counter.TICKS), "time " + time);
                long last = 2 + RandomSession.instruments().size() + PACKETS;
                assertEquals(last, pipeline.output().published());
            }
        }
    }

    @Test
    void closesWhenNothingWasPublished() throws Exception {
        var pipeline = Pipeline.start(PipelineSetup.replay(Profile.QUIET_VPS, 16));
        pipeline.close();
        assertEquals(0, pipeline.output().published());
    }

    /** The board is written behind what is published: a snapshot of it must not be taken in between. */
    @Test
    void isWorkedOffOnceTheBoardShowsTheLastEvent() throws Exception {
        var instruments = RandomSession.instruments();
        var rows = RandomSession.rows(2, 3_000);
        for (int time = 0; time < 20; time++) {
            var board = new Board(16, 1 << 14, 1 << 14);
            var setup = PipelineSetup.replay(Profile.REPLAY_FAST, 16).withBoard(board);
            try (var pipeline = Pipeline.start(setup)) {
                Recorded.publish(pipeline.newSink(), instruments, rows, false);
                assertTrue(pipeline.drain(60_000));
                assertEquals(2 + instruments.size() + rows.size(), board.sequence());
            }
        }
    }
}
