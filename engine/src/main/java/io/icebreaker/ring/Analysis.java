package io.icebreaker.ring;

import io.icebreaker.bar.BarListener;
import io.icebreaker.stage.PcrSource;
import io.icebreaker.stage.Shown;
import io.icebreaker.stage.Stage;
import io.icebreaker.stage.StageContext;
import io.icebreaker.stage.candle.CandleKernel;
import io.icebreaker.stage.candle.CandleStage;
import io.icebreaker.stage.flow.FlowKernel;
import io.icebreaker.stage.flow.FlowStage;
import io.icebreaker.stage.footprint.FootprintKernel;
import io.icebreaker.stage.footprint.FootprintStage;
import io.icebreaker.stage.option.OptionStage;
import io.icebreaker.stage.signal.SignalKernel;
import io.icebreaker.stage.signal.SignalStage;
import java.util.ArrayList;
import java.util.List;

/**
 * The stages between ring and output, in the order in which a tick passes them.
 *
 * <pre>
 *  flow ─▶ candle ─▶ footprint
 *             └─ closed bars ─┴─▶ output
 * </pre>
 *
 * A closed bar goes to the output first, then to whoever listens, so that what is found in it stands behind
 * it in the journal.
 */
public final class Analysis {
    private final List<Stage> stages = new ArrayList<>();
    private final List<Shown> sheets = new ArrayList<>();
    private final List<BarListener> listeners = new ArrayList<>();
    private final CandleKernel candle;
    private final FootprintKernel footprint;

    /** {@code output}: where closed bars go. */
    public Analysis(StageContext context, BarListener output) {
        listeners.add(output);
        int n = context.maxInstruments();
        footprint =
                new FootprintKernel(n, context.sessions(), context.counters(), this::onClosedBar);
        candle =
                new CandleKernel(
                        n, context.sessions(), context.time(), context.counters(), footprint);
        var flow = new FlowKernel(n, context.sessions(), context.time(), context.counters());
        stages.add(new FlowStage(context.sessions(), flow, context.counters()));
        stages.add(new CandleStage(candle));
        stages.add(new FootprintStage(footprint));
        var option = new OptionStage(context);
        stages.add(option);
        sheets.addAll(option.sheets());
        addSignals(context, flow, option.pcr());
    }

    /** Last: signals read what all others found on the same packet. */
    private void addSignals(StageContext context, FlowKernel flow, PcrSource pcr) {
        var signals = new SignalKernel(context, flow::knowsVolume, pcr);
        listeners.add(signals);
        sheets.add(signals.windowSheet());
        sheets.add(signals.performanceSheet());
        stages.add(new SignalStage(signals));
    }

    private void onClosedBar(long[] words, int at) {
        for (int i = 0; i < listeners.size(); i++) {
            listeners.get(i).onBar(words, at);
        }
    }

    /** In the order of a lane. */
    public List<Stage> stages() {
        return stages;
    }

    List<Shown> sheets() {
        return sheets;
    }

    CandleKernel candle() {
        return candle;
    }

    FootprintKernel footprint() {
        return footprint;
    }
}
