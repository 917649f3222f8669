package io.icebreaker.bar;

import java.util.Arrays;

/** The gap policy FILL (analytics 2.2): flat bars where nothing traded, for what needs every bucket. */
public final class Gaps {
    private Gaps() {}

    /**
     * Hands out a SYNTHETIC bar for each bucket between two bars of one instrument, interval and session:
     * open, high, low and close are the close before, nothing traded. In order of time; none across sessions,
     * so none before the first trade of one. Never for indicators (section 7).
     *
     * @param room {@link Bar#WORDS} words to build in; each bar is valid during the call only
     * @return how many there were
     */
    public static int fill(
            long[] before, int at, long[] after, int from, long[] room, BarListener out) {
        boolean sameSession = before[at + Bar.SESSION_OPEN_NS] == after[from + Bar.SESSION_OPEN_NS];
        int count = 0;
        long end = sameSession ? after[from + Bar.START_NS] : Long.MIN_VALUE;
        Interval interval = Interval.of((int) before[at + Bar.INTERVAL]);
        for (long start = before[at + Bar.END_NS]; start < end; start += interval.lengthNs()) {
            flat(before, at, interval, start, room);
            out.onBar(room, 0);
            count++;
        }
        return count;
    }

    private static void flat(long[] before, int at, Interval interval, long startNs, long[] room) {
        int id = (int) before[at + Bar.ID];
        Bar.open(room, 0, id, interval, startNs, before, at + Bar.SESSION_OPEN_NS);
        long close = before[at + Bar.CLOSE];
        Arrays.fill(room, Bar.OPEN, Bar.CLOSE + 1, close);
        room[Bar.FIRST_NS] = startNs;
        room[Bar.LAST_NS] = startNs;
        room[Bar.CVD] = before[at + Bar.CVD];
        room[Bar.SEQUENCE] = before[at + Bar.SEQUENCE];
        room[Bar.OI_OPEN] = before[at + Bar.OI_CLOSE];
        room[Bar.OI_CLOSE] = before[at + Bar.OI_CLOSE];
        boolean hasOi = (before[at + Bar.FLAGS] & Bar.HAS_OI_CLOSE) != 0;
        room[Bar.FLAGS] = Bar.SYNTHETIC | (hasOi ? Bar.HAS_OI_OPEN | Bar.HAS_OI_CLOSE : 0);
        System.arraycopy(before, at + Bar.DAY_VWAP, room, Bar.DAY_VWAP, 3);
    }
}
