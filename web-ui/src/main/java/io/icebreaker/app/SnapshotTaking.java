package io.icebreaker.app;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.journal.OutputVerifier;
import io.icebreaker.journal.before.Before;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.StateFile;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Replays a journal beside the recorded output and keeps the state wherever it was asked for, as long as both
 * are equal. One thread beside the pipeline's own.
 */
final class SnapshotTaking {
    private static final long DRAIN_MS = 600_000;

    /** A writer that has journaled an event has its output on disk far sooner. */
    private static final long WRITER_MS = 500;

    private final Path journal;
    private final long every;
    private final boolean quiet;
    private int kept;
    private StateFile last;
    private long lastBytes;
    private long saveMs;
    private String difference;

    SnapshotTaking(Path journal, long every, boolean quiet) {
        this.journal = journal;
        this.every = every;
        this.quiet = quiet;
    }

    /**
     * What came of it.
     *
     * @param from the event behind which the replay began
     * @param through the last event replayed
     * @param kept snapshots written
     * @param left snapshots there are now
     * @param difference what differs from the recorded output, null when nothing does
     */
    record Taken(
            long from,
            long through,
            int kept,
            int left,
            long bytes,
            long saveMs,
            double seconds,
            String difference) {
        Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("verdict", difference == null ? "identical" : "differs");
            map.put("from", from);
            map.put("through", through);
            map.put("events", through - from);
            map.put("seconds", Math.round(seconds * 1000) / 1000.0);
            map.put("kept", kept);
            map.put("snapshots", left);
            map.put("lastBytes", bytes);
            map.put("lastSaveMs", saveMs);
            map.put("difference", difference);
            return map;
        }
    }

    Taken run(PipelineSetup replay, StateFile start) throws Exception {
        var directory = JournalDirectory.forReading(journal);
        long through = JournalReader.lastSequence(directory);
        Thread.sleep(WRITER_MS);
        long from = start == null ? 0 : start.sequence();
        var verifier =
                start == null
                        ? new OutputVerifier(directory)
                        : new OutputVerifier(directory, start.output(), from);
        var progress = new Progress("snapshot: events", quiet);
        try {
            var setup =
                    replay.withOutput(verifier)
                            .withSettings(SetOptions.kept(directory))
                            .withEarlierBars(Before.of(directory).bars());
            try (var pipeline = Pipeline.start(start == null ? setup : setup.withState(start));
                    var reader = new JournalReader(directory)) {
                if (start != null) {
                    reader.seek(from + 1);
                }
                replay(reader, from, through, pipeline, verifier, progress);
            }
        } finally {
            verifier.release();
        }
        int left =
                last == null
                        ? StateFile.files(journal).size()
                        : SnapshotFiles.prune(journal, every);
        return new Taken(
                from, through, kept, left, lastBytes, saveMs, progress.seconds(), difference);
    }

    private void replay(
            JournalReader reader,
            long from,
            long through,
            Pipeline pipeline,
            OutputVerifier verifier,
            Progress progress)
            throws Exception {
        TickSink sink = pipeline.newSink();
        long at = from;
        while (at < through && difference == null && reader.next()) {
            Tick slot = sink.claim();
            reader.copyTo(slot);
            at = reader.sequence();
            slot.sequence(at);
            sink.publish();
            progress.accept(at - from);
            if (at == through || every > 0 && at % every == 0) {
                keep(at, pipeline, verifier);
            }
        }
    }

    private void keep(long at, Pipeline pipeline, OutputVerifier verifier) throws Exception {
        if (!pipeline.drain(DRAIN_MS) || pipeline.failures().isFatal()) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN, "the replay broke off; the reason stands above");
        }
        if (!verifier.isEqualThrough(at)) {
            difference = difference(at, verifier);
            return;
        }
        long startedNs = System.nanoTime();
        last = pipeline.saveState(StateFile.path(journal, at));
        saveMs = (System.nanoTime() - startedNs) / 1_000_000;
        lastBytes = Files.size(last.path());
        kept++;
    }

    private static String difference(long at, OutputVerifier verifier) {
        if (verifier.difference() != null) {
            return verifier.difference();
        }
        return verifier.beyond() > 0
                ? "recorded output ends before event "
                        + at
                        + "; start the engine on this journal once, which completes it"
                : "recorded output has more up to event " + at + " than the replay finds";
    }
}
