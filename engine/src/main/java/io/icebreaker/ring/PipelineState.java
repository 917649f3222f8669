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

/**
 * What of a pipeline a snapshot keeps, and in which order: definitions; the analysis with all it refers to,
 * the day's counters, the output's tally; the board. None of the three refers to another. Where findings and
 * bars go, and who counts, is wiring.
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

    void writeDefinitions(OutputStream stream) throws IOException, StateException {
        var writer = new StateWriter(stream);
        writer.root(definitions);
        writer.write();
    }

    void readDefinitions(InputStream stream) throws IOException, StateException {
        var reader = new StateReader(stream, PipelineState.class.getClassLoader());
        reader.root(definitions);
        reader.fill();
    }

    void writeAnalysis(OutputStream stream) throws IOException, StateException {
        var writer = new StateWriter(stream);
        writer.fixed(findings);
        writer.fixed(bars);
        writer.fixed(earlierBars); // the journal's own, whoever reads it
        writer.fixed(counters);
        writer.root(tally);
        writer.root(dayCounts());
        writer.root(analysis);
        writer.write();
    }

    void readAnalysis(InputStream stream) throws IOException, StateException {
        long[] counts = new long[Counter.count()];
        var reader = new StateReader(stream, PipelineState.class.getClassLoader());
        reader.fixed(findings);
        reader.fixed(bars);
        reader.fixed(earlierBars); // the journal's own, whoever reads it
        reader.fixed(counters);
        reader.root(tally);
        reader.root(counts);
        reader.root(analysis);
        reader.fill();
        for (int i = 0; i < counts.length; i++) {
            if (isOfTheDay(Counter.of(i))) {
                counters.set(Counter.of(i), counts[i]); // the stages count them, and rest
            }
        }
    }

    private long[] dayCounts() {
        long[] counts = new long[Counter.count()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = counters.get(Counter.of(i));
        }
        return counts;
    }

    /** What counts a day rather than a process: who wrote the snapshot had other troubles. */
    private static boolean isOfTheDay(Counter counter) {
        return switch (counter) {
            case TICKS, EVENTS, OUTPUT_RECORDS, FEED_GAPS, FEED_RECONNECTS -> true;
            default ->
                    counter.compareTo(Counter.BASELINE) >= 0
                            && counter.compareTo(Counter.STAGE_FAILURES) < 0;
        };
    }

    /** Makes ahead what the lanes will need as the day grows; any one thread beside them. */
    void makeSpares() {
        analysis.footprint().makeSpare();
        if (board != null) {
            board.makeSpares();
        }
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
