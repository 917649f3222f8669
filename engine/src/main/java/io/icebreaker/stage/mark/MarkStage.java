package io.icebreaker.stage.mark;

import io.icebreaker.stage.Stage;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;

/** Ends unfinished auctions on the trade; closed bars reach the kernel by themselves. */
public final class MarkStage extends Stage {
    private final MarkKernel kernel;

    public MarkStage(MarkKernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public String name() {
        return "marks";
    }

    @Override
    public void onEvent(Tick tick, boolean endOfBatch) {
        if (tick.kind() == EventKind.TICK) {
            kernel.onTick(tick);
        }
    }
}
