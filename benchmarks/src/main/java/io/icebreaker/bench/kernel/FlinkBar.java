package io.icebreaker.bench.kernel;

/** A bar as it travels in Flink, which wants a public class of public fields; a trade is a bar of its own. */
public final class FlinkBar {
    public int id;

    /** Event time: of the trade; of a bar its first trade's. */
    public long ms;

    public long open;
    public long high;
    public long low;
    public long close;
    public long volume;

    /** Appends a later part. */
    void merge(FlinkBar part) {
        if (volume == 0) {
            id = part.id;
            ms = part.ms;
            open = part.open;
            high = part.high;
            low = part.low;
        }
        high = Math.max(high, part.high);
        low = Math.min(low, part.low);
        close = part.close;
        volume += part.volume;
    }
}
