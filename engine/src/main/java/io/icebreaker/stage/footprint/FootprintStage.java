package io.icebreaker.stage.footprint;

import io.icebreaker.stage.Stage;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;

/** Books each trade in its row; closed bars pass through the kernel on their way to the journal. */
public final class FootprintStage extends Stage {
    private final FootprintKernel kernel;

    public FootprintStage(FootprintKernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public String name() {
        return "footprint";
    }

    @Override
    public void onEvent(Tick tick, boolean endOfBatch) {
        if (tick.kind() == EventKind.TICK) {
            kernel.onTick(tick);
        }
    }
}
