package io.icebreaker.ring;

import io.icebreaker.bar.BarListener;
import io.icebreaker.bar.EarlierBars;
import io.icebreaker.finding.Findings;
import io.icebreaker.journal.OutputTally;
import io.icebreaker.publish.Board;
import io.icebreaker.state.StateException;
import io.icebreaker.state.StateReader;
import io.icebreaker.state.StateWriter;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.Map;

/**
 * What of a pipeline a snapshot keeps, and in which order: the analysis with all it refers to, definitions,
 * counters, the output's tally; by itself the board. Where findings and bars go is wiring.
 */
record PipelineState(
        Findings findings,
        BarListener bars,
        EarlierBars earlierBars,
        Analysis analysis,
        DefinitionLog definitions,
        Counters counters,
        OutputTally tally,
        Board board) {

    void writeAnalysis(OutputStream stream) throws IOException, StateException {
        var writer = new StateWriter(stream);
        writer.fixed(findings);
        writer.fixed(bars);
        writer.fixed(earlierBars); // the journal's own, whoever reads it
        writer.root(tally);
        writer.root(counters);
        writer.root(definitions);
        writer.root(analysis);
        writer.write();
    }

    void readAnalysis(InputStream stream) throws IOException, StateException {
        Map<Counter, Long> own = ofThisProcess();
        var reader = new StateReader(stream, PipelineState.class.getClassLoader());
        reader.fixed(findings);
        reader.fixed(bars);
        reader.fixed(earlierBars); // the journal's own, whoever reads it
        reader.root(tally);
        reader.root(counters);
        reader.root(definitions);
        reader.root(analysis);
        reader.fill();
        own.forEach(counters::set);
    }

    /** What counts a process rather than a day: who wrote the snapshot had other troubles. */
    private Map<Counter, Long> ofThisProcess() {
        Map<Counter, Long> own = new EnumMap<>(Counter.class);
        for (int i = 0; i < Counter.count(); i++) {
            Counter counter = Counter.of(i);
            boolean ofStages =
                    counter.compareTo(Counter.BASELINE) >= 0
                            && counter.compareTo(Counter.STAGE_FAILURES) < 0;
            switch (counter) {
                case TICKS, EVENTS, OUTPUT_RECORDS, FEED_GAPS, FEED_RECONNECTS -> {}
                default -> {
                    if (!ofStages) {
                        own.put(counter, counters.get(counter));
                    }
                }
            }
        }
        return own;
    }

    void writeBoard(OutputStream stream) throws IOException, StateException {
        var writer = new StateWriter(stream);
        writer.root(board);
        writer.write();
    }

    void readBoard(InputStream stream) throws IOException, StateException {
        var reader = new StateReader(stream, PipelineState.class.getClassLoader());
        reader.root(board);
        reader.fill();
    }
}
