package io.icebreaker.stage.option;

import io.icebreaker.stage.PcrSource;
import io.icebreaker.stage.Shown;
import io.icebreaker.stage.Stage;
import io.icebreaker.stage.StageContext;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Tick;
import java.util.List;

/** Options: their own figures on packets, their chains on clock events (analytics 6). Before signals. */
public final class OptionStage extends Stage {
    /** Where a SESSION history event has close and open interest, see {@code HistoryKind}. */
    private static final int CLOSE = 2;

    private static final int OI = 7;

    private final OptionKernel options;
    private final ChainKernel chains;
    private final PcrSource pcr;

    public OptionStage(StageContext context) {
        options = new OptionKernel(context);
        chains = new ChainKernel(context, options);
        pcr = new ChainPcr(options.chains, chains.sheet, options.ages, context.settings());
    }

    @Override
    public String name() {
        return "option";
    }

    /** What the board shows of them. */
    public List<Shown> sheets() {
        return List.of(options.sheet, chains.sheet);
    }

    /** What packets said last of any instrument, and its chain; for later stages of the same lane. */
    public OptionLook look() {
        return new OptionLook(options.legs, (ChainPcr) pcr);
    }

    /** The put-call ratio for signals; for a later stage of the same lane. */
    public PcrSource pcr() {
        return pcr;
    }

    @Override
    public void onEvent(Tick tick, boolean endOfBatch) {
        switch (tick.kind()) {
            case EventKind.TICK -> {
                if (tick.effectiveTimeNs() != 0) {
                    options.onTick(tick);
                }
            }
            case EventKind.CLOCK -> chains.onClock(tick.receiveTimeNs(), tick.sequence());
            case EventKind.INSTRUMENT -> {
                options.define(tick.id(), Events.instrument(tick));
                chains.room(options.chains.of(tick.id()));
            }
            case EventKind.HISTORY ->
                    options.onHistory(
                            tick.id(),
                            Events.historyKind(tick),
                            Events.historyDay(tick),
                            Events.historyWord(tick, CLOSE),
                            Events.historyWord(tick, OI),
                            Events.historySubject(tick),
                            Double.longBitsToDouble(Events.historyWord(tick, 0)));
            default -> {
                // Feeds, configuration and the end of a recording say nothing about options.
            }
        }
    }
}
