package io.icebreaker.rule;

/** Is told every evaluation, in the order of analytics 9.5. Called by the thread that evaluates. */
public interface RuleListener {
    /**
     * A rule was evaluated for an instrument.
     *
     * @param rule its place among the rules loaded, from 0
     * @param timeNs the bar's end, or the packet's event time
     * @param truth of the condition alone, as {@link Truth} numbers it
     */
    void onEvaluated(int rule, int instrument, long timeNs, int truth, Firing firing);
}
