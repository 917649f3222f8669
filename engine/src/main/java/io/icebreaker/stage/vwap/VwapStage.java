package io.icebreaker.stage.vwap;

import io.icebreaker.stage.Stage;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;

/** Keeps the day's average of every instrument. */
public final class VwapStage extends Stage {
    private final VwapKernel kernel;

    public VwapStage(VwapKernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public String name() {
        return "vwap";
    }

    @Override
    public void onEvent(Tick tick, boolean endOfBatch) {
        if (tick.kind() == EventKind.TICK) {
            kernel.onTick(tick);
        }
    }
}
