package io.icebreaker.journal.before;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.EarlierBars;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/**
 * Several sources into one file. Of two bars of a series that begin at the same time that of the later source
 * stands. A series at a time: memory does not grow with the number of instruments.
 */
public final class BarsMerge {
    /**
     * What came of it.
     *
     * @param hash SHA-256 of the file
     * @param series in it
     * @param bars in it
     * @param replaced bars of an earlier source that gave way to different ones of a later
     */
    public record Merged(byte[] hash, int series, long bars, long replaced) {}

    private final List<? extends BarSource> sources;
    private final long beforeNs;
    private final long staleNs;
    private long replaced;

    /**
     * @param sources later ones win
     * @param beforeNs bars that begin then or later are left out, ns UTC
     * @param staleNs series whose last bar began before are left out, ns UTC
     */
    public BarsMerge(List<? extends BarSource> sources, long beforeNs, long staleNs) {
        this.sources = List.copyOf(sources);
        this.beforeNs = beforeNs;
        this.staleNs = staleNs;
    }

    /** Makes the file, in place of what is there. */
    public Merged into(Path target) throws IOException {
        var keys = new TreeSet<BarKey>();
        sources.forEach(source -> keys.addAll(source.keys()));
        int series = 0;
        long bars = 0;
        try (var writer = new BarsWriter(target)) {
            for (BarKey key : keys) {
                BarSeries merged = merged(key);
                if (merged.size() > 0 && merged.startNs(merged.size() - 1) >= staleNs) {
                    writer.add(key, merged);
                    series++;
                    bars += Math.min(merged.size(), EarlierBars.most(key.interval()));
                }
            }
            return new Merged(writer.finish(), series, bars, replaced);
        }
    }

    private BarSeries merged(BarKey key) {
        BarSeries all = null;
        for (BarSource source : sources) {
            BarSeries more = source.series(key);
            if (more != null) {
                all = all == null ? upTo(more) : merged(all, more);
            }
        }
        return all;
    }

    private BarSeries upTo(BarSeries series) {
        return merged(new BarSeries(series.symbol(), series.isDaily()), series);
    }

    private BarSeries merged(BarSeries older, BarSeries newer) {
        var all = new BarSeries(newer.symbol(), newer.isDaily());
        int a = 0;
        int b = 0;
        while (a < older.size() || b < newer.size()) {
            long left = a < older.size() ? older.startNs(a) : Long.MAX_VALUE;
            long right = b < newer.size() ? newer.startNs(b) : Long.MAX_VALUE;
            if (Math.min(left, right) >= beforeNs) {
                break;
            }
            if (left == right && !older.row(a).equals(newer.row(b))) {
                replaced++;
            }
            all.add(right <= left ? newer.row(b) : older.row(a));
            a += left <= right ? 1 : 0;
            b += right <= left ? 1 : 0;
        }
        return all;
    }
}
