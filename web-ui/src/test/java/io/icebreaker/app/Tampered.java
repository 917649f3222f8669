package io.icebreaker.app;

import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.SignalWords;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.journal.OutputJournal;
import io.icebreaker.journal.OutputSink;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Tick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Copies of a journal in whose recorded output one signal is more confident than it was: sound checksums. */
final class Tampered {
    /** Passes every record on, one of them altered. */
    private record Altering(OutputSink next, long at) implements OutputSink {
        @Override
        public void accept(long sequence, int type, long[] words, int from, int length) {
            if (sequence != at || type != FindingType.SIGNAL) {
                next.accept(sequence, type, words, from, length);
                return;
            }
            words[from + SignalWords.CONFIDENCE]++;
            next.accept(sequence, type, words, from, length);
            words[from + SignalWords.CONFIDENCE]--;
        }

        @Override
        public boolean isFull() {
            return next.isFull();
        }

        @Override
        public void flush() {
            next.flush();
        }

        @Override
        public void close() {
            next.close();
        }
    }

    private Tampered() {}

    /** Copies the journal; returns the event whose output was altered. */
    static long copy(Path from, Path to, long signal) throws Exception {
        Files.createDirectories(to.resolve("input"));
        Files.copy(from.resolve("settings.conf"), to.resolve("settings.conf"));
        try (Stream<Path> files = Files.list(from.resolve("input"))) {
            files.forEach(file -> copyFile(file, to.resolve("input")));
        }
        var settings = SetOptions.kept(JournalDirectory.forReading(from));
        try (var directory = JournalDirectory.forWriting(to)) {
            var sink = new Altering(new OutputJournal(directory, new Counters()), signal);
            var setup =
                    PipelineSetup.replay(Profile.QUIET_VPS, 256)
                            .withSettings(settings)
                            .withOutput(sink);
            try (var pipeline = Pipeline.start(setup);
                    var reader = new JournalReader(JournalDirectory.forReading(from))) {
                var ring = pipeline.newSink();
                while (reader.next()) {
                    Tick slot = ring.claim();
                    reader.copyTo(slot);
                    slot.sequence(reader.sequence());
                    ring.publish();
                }
            }
        }
        return signal;
    }

    private static void copyFile(Path file, Path to) {
        try {
            Files.copy(file, to.resolve(file.getFileName()));
        } catch (IOException e) {
            throw new IllegalStateException("cannot copy " + file, e);
        }
    }
}
