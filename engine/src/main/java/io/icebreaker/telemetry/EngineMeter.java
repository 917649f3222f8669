package io.icebreaker.telemetry;

import java.util.function.BiConsumer;

/** What is measured of a running engine, for any thread that asks. */
public interface EngineMeter {
    /** Of an engine that is not measured: a replay, a recording on show. */
    EngineMeter NONE =
            new EngineMeter() {
                @Override
                public EngineFigures figures() {
                    return null;
                }

                @Override
                public long[][] minutes() {
                    return new long[0][];
                }

                @Override
                public void histograms(BiConsumer<String, LatencyHistogram> reader) {
                    // nothing was measured
                }
            };

    /** As of the last full second; null before the first, and where nothing is measured. */
    EngineFigures figures();

    /** The last five minutes, as {@link MinuteLog#rows()}. */
    long[][] minutes();

    /** Every histogram by its name. */
    void histograms(BiConsumer<String, LatencyHistogram> reader);
}
