package io.icebreaker.app;

import io.icebreaker.journal.Gap;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.journal.OutputSink;
import io.icebreaker.journal.Replay;
import io.icebreaker.journal.RollingHash;
import io.icebreaker.journal.before.Before;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.setting.Settings;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Tick;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A journal sent once more through the pipeline, writing nothing.
 *
 * @param hash of all output
 * @param ended whether the recording holds its own end
 * @param gaps events the journal lacks and says so
 */
record Replayed(
        String profile,
        long ticks,
        long events,
        double seconds,
        Map<String, Long> bars,
        long hash,
        boolean ended,
        Counters counters,
        List<Gap> gaps) {

    /** How a replay is run. */
    record How(
            Profile profile,
            double speed,
            OutputSink output,
            boolean closeAtEnd,
            Settings settings,
            Progress progress) {}

    /** The last event that went by. */
    private static final class Last {
        private int kind;
        private long receiveNs;

        void watch(Tick slot) {
            kind = slot.kind();
            receiveNs = slot.receiveTimeNs();
        }
    }

    static Replayed run(Path directory, How how) throws JournalException {
        int instruments = JournalScan.of(directory).instrumentCapacity();
        var setup =
                PipelineSetup.replay(how.profile(), instruments)
                        .withOutput(how.output())
                        .withSettings(how.settings())
                        .withEarlierBars(Before.of(JournalDirectory.forReading(directory)).bars())
                        .withFatal(failure -> System.err.println("icebreaker: " + failure));
        var pipeline = Pipeline.start(setup);
        try (var reader = new JournalReader(JournalDirectory.forReading(directory))) {
            var replay = new Replay(reader, how.speed(), how.progress());
            var last = new Last();
            var sink = new WatchedSink(pipeline.newSink(), last::watch);
            replay.run(sink);
            boolean ended = last.kind == EventKind.SESSION;
            if (how.closeAtEnd() && !ended) {
                Events.sessionEnd(sink.claim(), last.receiveNs);
                sink.publish();
            }
            pipeline.close();
            failIfBroken(pipeline);
            return result(pipeline, replay, how.progress().seconds(), ended, reader);
        } catch (JournalException e) {
            pipeline.close();
            throw e;
        }
    }

    static void failIfBroken(Pipeline pipeline) {
        if (!pipeline.isWorkedOff()) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN, "the replay broke off; the reason stands above");
        }
        pipeline.failures()
                .latest()
                .forEach(failure -> System.err.println("icebreaker: " + failure));
    }

    private static Replayed result(
            Pipeline pipeline, Replay replay, double seconds, boolean ended, JournalReader reader) {
        return new Replayed(
                pipeline.profile().name(),
                replay.ticks(),
                replay.events(),
                seconds,
                DayResult.bars(pipeline),
                pipeline.output().hash(),
                ended,
                pipeline.counters(),
                reader.gaps());
    }

    /** Number of the last event, those that are missing counted. */
    long lastSequence() {
        // A gap marker is one event of the replay and stands for many.
        return events + gaps.stream().mapToLong(gap -> gap.count() - 1).sum();
    }

    /** The result as commands print it. */
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("profile", profile);
        map.put("ticks", ticks);
        map.put("events", events);
        map.put("seconds", Math.round(seconds * 1000) / 1000.0);
        map.put("ticksPerSecond", Math.round(ticks / Math.max(seconds, 1e-9)));
        map.put("bars", bars);
        map.put("signals", DayResult.signals(counters));
        map.put("counters", DayResult.oddities(counters));
        if (!gaps.isEmpty()) {
            map.put("gaps", describe(gaps));
        }
        map.put("outputHash", RollingHash.hex(hash));
        return map;
    }

    /** Both edges of each gap, its times and counts. */
    static List<Map<String, Object>> describe(List<Gap> gaps) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Gap gap : gaps) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("from", gap.from());
            map.put("to", gap.to());
            map.put("events", gap.count());
            map.put("ticks", gap.ticks());
            map.put("fromNs", gap.fromNs());
            map.put("toNs", gap.toNs());
            all.add(map);
        }
        return all;
    }
}
