package io.icebreaker.faults;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.journal.OutputVerifier;
import io.icebreaker.journal.Replay;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.Tick;
import java.nio.file.Path;

/**
 * Which packets of a {@link NumberedSource} a journal holds. A number that is left out is marked when between
 * the packets on its two sides the journal says that the feed connected anew or that packets were dropped.
 *
 * @param packets that are there
 * @param marked missing and marked
 * @param unmarked missing without a mark
 * @param marks how often the feed connected anew or dropped something, after its first connection
 * @param problem what cannot be trusted about the journal; null when nothing is wrong
 */
record Numbers(long packets, long marked, long unmarked, long marks, String problem) {
    private static final int ROOM = 64;

    /** Reads a journal to its end and verifies its output. */
    static Numbers of(Path journal) throws JournalException {
        var count = new Count();
        var slot = new Tick();
        try (var reader = new JournalReader(JournalDirectory.forReading(journal))) {
            while (reader.next()) {
                reader.copyTo(slot);
                count.see(slot);
            }
        } catch (JournalException e) {
            return new Numbers(count.packets, 0, 0, 0, e.getMessage());
        }
        return new Numbers(
                count.packets,
                count.marked,
                count.unmarked,
                Math.max(0, count.marks - 1),
                difference(journal));
    }

    private static String difference(Path journal) throws JournalException {
        var directory = JournalDirectory.forReading(journal);
        var verifier = new OutputVerifier(directory);
        var setup = PipelineSetup.replay(Profile.QUIET_VPS, ROOM).withOutput(verifier);
        try (var pipeline = Pipeline.start(setup);
                var reader = new JournalReader(directory)) {
            new Replay(reader, Replay.MAX_SPEED, n -> {}).run(pipeline.newSink());
        }
        verifier.finish(Long.MAX_VALUE);
        verifier.requireAll();
        return verifier.difference();
    }

    /** Goes through the events in order. */
    private static final class Count {
        private final long[] number = new long[ROOM];
        private final long[] marksBefore = new long[ROOM];
        private long packets;
        private long marked;
        private long unmarked;
        private long marks;

        void see(Tick event) {
            if (event.kind() == EventKind.FEED) {
                int state = Events.feedState(event);
                marks +=
                        state == FeedState.CONNECTED.ordinal()
                                        || state == FeedState.DROPPED.ordinal()
                                ? 1
                                : 0;
            } else if (event.kind() == EventKind.TICK) {
                packets++;
                packet(event.id(), event.volume());
            }
        }

        private void packet(int id, long volume) {
            long missing = number[id] == 0 ? 0 : volume - number[id] - 1;
            if (missing > 0 && marks > marksBefore[id]) {
                marked += missing;
            } else if (missing > 0) {
                unmarked += missing;
            }
            number[id] = volume;
            marksBefore[id] = marks;
        }
    }
}
