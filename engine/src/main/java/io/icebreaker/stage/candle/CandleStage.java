package io.icebreaker.stage.candle;

import io.icebreaker.stage.Stage;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;

/** Folds each trade into bars and closes them on packets, clock events and the end of a recording. */
public final class CandleStage extends Stage {
    private final CandleKernel kernel;

    public CandleStage(CandleKernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public String name() {
        return "candle";
    }

    @Override
    public void onEvent(Tick tick, boolean endOfBatch) {
        switch (tick.kind()) {
            case EventKind.TICK -> kernel.onTick(tick);
            case EventKind.CLOCK -> kernel.onClock(tick);
            case EventKind.SESSION -> kernel.onEnd(tick);
            default -> {
                // Definitions and feed states move no bar.
            }
        }
    }
}
