package io.icebreaker.rule;

/**
 * Where a rule's values come from: indicators, chains, profiles, whatever a stage or a file of bars knows.
 *
 * <p><b>At a bar's close</b> {@code back} 0 is the last closed bar of that interval, all bars that end at the
 * same time being closed. <b>On a tick</b> it is the bar that forms, 1 the last closed one; the program has
 * seen to it that other timeframes are asked for closed bars only.
 *
 * <p><b>Missing</b> is NaN: before an indicator's first valid bar, a FLAT one, no chain, further back than
 * there are bars. <b>Threading.</b> Called by the thread that evaluates; must not allocate.
 */
public interface SlotSource {
    /**
     * A value.
     *
     * @param slot what, as {@link Slot} numbers it
     * @param instrument dense id of the instrument
     * @param interval ordinal of {@link io.icebreaker.bar.Interval}
     * @param back bars before the one in hand, 0..256; 0 for what is not of a bar
     */
    double value(int slot, int instrument, int interval, int back);
}
