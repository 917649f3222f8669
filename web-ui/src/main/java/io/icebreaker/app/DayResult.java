package io.icebreaker.app;

import io.icebreaker.bar.Interval;
import io.icebreaker.journal.JournalStatus;
import io.icebreaker.journal.RollingHash;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What came of a day, once its engine has stopped. */
final class DayResult {
    private static final Set<Counter> USUAL =
            EnumSet.of(
                    Counter.TRADES,
                    Counter.OBSERVATIONS,
                    Counter.BARS,
                    Counter.SIGNALS,
                    Counter.SIGNALS_EMITTED,
                    Counter.JOURNALED,
                    Counter.OUTPUT_RECORDS,
                    Counter.LADDER_GROWTHS);

    private DayResult() {}

    /** Without what was in the journal already when the engine started. */
    static Map<String, Object> of(String mode, Path journal, LiveEngine engine) {
        Pipeline pipeline = engine.pipeline();
        Counters counters = pipeline.counters();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("mode", mode);
        result.put("journal", journal);
        result.put("ticks", counters.get(Counter.TICKS) - engine.recovered().ticks());
        result.put("recoveredTicks", engine.recovered().ticks());
        result.put("recoveredFrom", engine.recovered().from());
        result.put("timeToReadyMs", engine.timeToReadyMs());
        result.put("gaps", counters.get(Counter.FEED_GAPS) - engine.recovered().gaps());
        result.put("dropped", counters.get(Counter.RING_DROPPED));
        result.put("rejected", counters.rejected());
        result.put("stageFailures", counters.get(Counter.STAGE_FAILURES));
        result.put("bars", bars(pipeline));
        result.put("counters", oddities(counters));
        result.put("sequence", pipeline.journaled());
        JournalStatus status = pipeline.journalStatus();
        if (status != null) {
            result.put("journaling", status.toMap());
        }
        result.put("outputHash", RollingHash.hex(pipeline.output().hash()));
        return result;
    }

    /** The counters that count something odd, those at 0 left out. */
    static Map<String, Long> oddities(Counters counters) {
        Map<String, Long> odd = new LinkedHashMap<>();
        for (int i = Counter.BASELINE.ordinal(); i < Counter.count(); i++) {
            Counter counter = Counter.of(i);
            if (counters.get(counter) > 0 && !USUAL.contains(counter)) {
                odd.put(counter.name(), counters.get(counter));
            }
        }
        return odd;
    }

    /** Signals so far. */
    static Map<String, Long> signals(Counters counters) {
        Map<String, Long> signals = new LinkedHashMap<>();
        signals.put("recorded", counters.get(Counter.SIGNALS));
        signals.put("emitted", counters.get(Counter.SIGNALS_EMITTED));
        return signals;
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
