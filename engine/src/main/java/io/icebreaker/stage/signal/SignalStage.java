package io.icebreaker.stage.signal;

import io.icebreaker.stage.Stage;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;

/** Judges each packet; the kernel hears of closed bars as a listener. */
public final class SignalStage extends Stage {
    private final SignalKernel kernel;

    public SignalStage(SignalKernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public String name() {
        return "signal";
    }

    @Override
    public void onEvent(Tick tick, boolean endOfBatch) {
        switch (tick.kind()) {
            case EventKind.TICK -> kernel.onTick(tick);
            case EventKind.INSTRUMENT -> kernel.define(tick.id());
            default -> {
                // Sessions close with their bars; time alone moves no window.
            }
        }
    }
}
