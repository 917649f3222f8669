package io.icebreaker.bench.whole;

import io.icebreaker.ring.Pipeline;
import io.icebreaker.web.EngineView;
import java.util.List;
import java.util.Map;

/** What a page server must know of an engine, and no more. */
record BareEngineView(Pipeline pipeline) implements EngineView {
    @Override
    public Mode mode() {
        return Mode.LIVE;
    }

    @Override
    public String modeText() {
        return "benchmark";
    }

    @Override
    public String build() {
        return "benchmark";
    }

    @Override
    public String sideModel() {
        return "LEE_READY_SNAP";
    }

    @Override
    public List<Session> calendar() {
        return List.of();
    }

    @Override
    public long journaledSequence() {
        return pipeline.journaled();
    }

    @Override
    public long outputHash() {
        return 0;
    }

    @Override
    public long rejected() {
        return pipeline.counters().rejected();
    }

    @Override
    public long gaps() {
        return 0;
    }

    @Override
    public Map<String, Long> counters() {
        return Map.of();
    }
}
