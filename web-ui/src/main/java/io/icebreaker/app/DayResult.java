package io.icebreaker.app;

import io.icebreaker.bar.Interval;
import io.icebreaker.journal.RollingHash;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What came of a day, once its engine has stopped. */
final class DayResult {
    private DayResult() {}

    /** {@code gapsBefore}: gaps that were in the journal already when the engine started. */
    static Map<String, Object> of(String mode, Path journal, LiveEngine engine, long gapsBefore) {
        Pipeline pipeline = engine.pipeline();
        Counters counters = pipeline.counters();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("mode", mode);
        result.put("journal", journal);
        result.put("ticks", counters.get(Counter.TICKS) - engine.recoveredTicks());
        result.put("recoveredTicks", engine.recoveredTicks());
        result.put("gaps", counters.get(Counter.FEED_GAPS) - gapsBefore);
        result.put("dropped", counters.get(Counter.RING_DROPPED));
        result.put("rejected", counters.rejected());
        result.put("stageFailures", counters.get(Counter.STAGE_FAILURES));
        result.put("bars", bars(pipeline));
        result.put("sequence", pipeline.journaled());
        result.put("outputHash", RollingHash.hex(pipeline.output().hash()));
        return result;
    }

    /** Bars closed so far, by interval. */
    static Map<String, Long> bars(Pipeline pipeline) {
        Map<String, Long> bars = new LinkedHashMap<>();
        for (String label : Interval.labels()) {
            bars.put(label, pipeline.output().bars(Interval.named(label)));
        }
        return bars;
    }
}
