package io.icebreaker.telemetry;

import java.util.List;

/**
 * How fast and how clean the engine runs, as of {@code timeNs}: made once a second for all who read it. No
 * figure of it enters a journal, a hash or an analysis.
 *
 * @param timeNs on the clock that stamps packets, ns UTC
 * @param sinceNs when measuring began, on the same clock
 * @param ringSize slots of the ring
 * @param ticks packets of the last ten seconds
 * @param signal from a packet's receive time to its consequences on show: signals, alerts, bars
 * @param laneBytes what the lanes allocated in the last ten seconds
 * @param socketBytes what the feeds' sockets did
 * @param outliers delays beyond a millisecond, the oldest first
 * @param outlierCount all of them since the start
 */
public record EngineFigures(
        long timeNs,
        long sinceNs,
        int ringSize,
        long ticks,
        LaneFigures.Timed signal,
        List<LaneFigures> lanes,
        List<HotThread> threads,
        long laneBytes,
        long socketBytes,
        GcFigures gc,
        List<Outlier> outliers,
        long outlierCount) {}
