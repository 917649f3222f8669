package io.icebreaker.stage.flow;

/** TICK: the tick rule only, with its zero ticks. */
final class TickModel implements SideModel {
    @Override
    public void judge(Evidence evidence) {
        evidence.conclude(evidence.tickSide, evidence.tickRule);
    }
}
