package io.icebreaker.bench.whole;

import io.icebreaker.bench.SimulatedTicks;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.setting.Settings;
import java.nio.file.Path;

/** A day's journal as {@code icebreaker run} would have left it, of simulated packets. */
record StartDay(Path journal) {
    /** As the shipped configuration has it: a snapshot fits an engine of the same room only. */
    static final int ROOM = PipelineSetup.DEFAULT_INSTRUMENTS;

    private static final int STOCKS = 100;
    private static final long DRAIN_MS = 600_000;

    /** Records so many ticks; returns the number of the last event. */
    long record(long ticks) throws Exception {
        long begun = System.nanoTime();
        var source = new SimulatedTicks(STOCKS, 1);
        try (var directory = JournalDirectory.forWriting(journal)) {
            directory.writeSettings(Settings.DEFAULTS.toText());
            var setup =
                    PipelineSetup.recording(Profile.QUIET_VPS, ROOM, 1, false, directory)
                            .withSettings(Settings.DEFAULTS);
            try (var pipeline = Pipeline.start(setup)) {
                var sink = pipeline.newSink();
                source.begin(sink);
                source.publish(sink, ticks);
                if (!pipeline.drain(DRAIN_MS) || !pipeline.failures().latest().isEmpty()) {
                    throw new IllegalStateException("failed: " + pipeline.failures().latest());
                }
            }
        }
        Given.say("recorded %,d ticks in %.1f s", ticks, (System.nanoTime() - begun) / 1e9);
        return JournalReader.lastSequence(JournalDirectory.forReading(journal));
    }
}
