package io.icebreaker.bench.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.openjdk.jmh.annotations.CompilerControl;

/**
 * A footprint of maps, in the structure that flowsurface has: buckets in a tree by time, each a hash map of
 * prices; after a batch of trades the point of control of each bucket it touched is found anew. Value area
 * and imbalance come when a minute is over.
 */
final class MapFootprints implements FootprintMaker {
    /** Trades a batch, as an exchange's messages come. */
    static final int BATCH = 100;

    private static final long MINUTE_NS = 60_000_000_000L;
    private static final int MOST_BUCKETS = 60;

    private final FootprintSink sink;
    private final List<TreeMap<Long, Bucket>> buckets = new ArrayList<>();
    private final Set<Bucket> touched = new LinkedHashSet<>();
    private int inBatch;

    MapFootprints(int instruments, FootprintSink sink) {
        this.sink = sink;
        for (int id = 0; id < instruments; id++) {
            buckets.add(new TreeMap<>());
        }
    }

    /** Volume at a price. */
    static final class Level {
        long sold;
        long bought;
        long trades;

        long total() {
            return sold + bought;
        }
    }

    /** A minute of an instrument. */
    static final class Bucket {
        final Map<Long, Level> levels = new HashMap<>();
        long poc;

        void trade(long priceE4, long signedQty) {
            Level level = levels.computeIfAbsent(priceE4, price -> new Level());
            level.bought += Math.max(signedQty, 0);
            level.sold += Math.max(-signedQty, 0);
            level.trades++;
        }

        void findPoc() {
            long most = 0;
            for (Map.Entry<Long, Level> entry : levels.entrySet()) {
                if (entry.getValue().total() > most) {
                    most = entry.getValue().total();
                    poc = entry.getKey();
                }
            }
        }
    }

    @Override
    public void onTrade(Trades trades, int at, long timeNs) {
        int id = trades.id(at);
        long startNs = timeNs - timeNs % MINUTE_NS;
        TreeMap<Long, Bucket> ofInstrument = buckets.get(id);
        Bucket bucket = ofInstrument.get(startNs);
        if (bucket == null) {
            closeLast(id, ofInstrument);
            bucket = new Bucket();
            ofInstrument.put(startNs, bucket);
        }
        bucket.trade(trades.priceE4(at), trades.signedQty(at));
        touched.add(bucket);
        if (++inBatch == BATCH) {
            touched.forEach(Bucket::findPoc);
            touched.clear();
            inBatch = 0;
        }
    }

    private void closeLast(int id, TreeMap<Long, Bucket> ofInstrument) {
        if (!ofInstrument.isEmpty()) {
            Map.Entry<Long, Bucket> last = ofInstrument.lastEntry();
            MapRows.of(last.getValue()).tell(id, last.getKey(), sink);
        }
        if (ofInstrument.size() == MOST_BUCKETS) {
            ofInstrument.pollFirstEntry();
        }
    }

    @Override
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public void take(Trades trades, long from, int count) {
        for (long n = from; n < from + count; n++) {
            onTrade(trades, trades.at(n), trades.timeNs(n));
        }
    }

    @Override
    public void finish() {
        for (int id = 0; id < buckets.size(); id++) {
            closeLast(id, buckets.get(id));
        }
    }
}
