package io.icebreaker.feed.sim;

/** Whether one simulated stop order has been set off. Guarded by its desk's lock. */
public final class StopWatch {
    private boolean isSetOff;

    /**
     * Whether the order is in the market: an ordinary one always, a stop from the first look on at which the
     * last price has reached its trigger.
     *
     * @param trigger E4, 0 for an ordinary order
     * @param ltp E4, 0 unknown
     */
    public boolean isLive(boolean isBuy, long trigger, long ltp) {
        isSetOff |= ltp > 0 && (isBuy ? ltp >= trigger : ltp <= trigger);
        return trigger == 0 || isSetOff;
    }
}
