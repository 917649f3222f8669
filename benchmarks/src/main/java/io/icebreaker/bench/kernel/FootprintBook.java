package io.icebreaker.bench.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps all footprints, to be compared with another maker's. */
final class FootprintBook implements FootprintSink {
    private record Key(int id, long startNs) {}

    private record Footprint(long poc, long vah, long val, int imbalance, List<Long> cells) {}

    private static final int WORDS_A_ROW = 4;

    private final Map<Key, Footprint> footprints =
            new TreeMap<>(Comparator.comparingInt(Key::id).thenComparingLong(Key::startNs));

    @Override
    public void footprint(
            int id,
            long startNs,
            long poc,
            long vah,
            long val,
            int imbalance,
            long[] cells,
            int at,
            int rows) {
        List<Long> copy = new ArrayList<>();
        Arrays.stream(cells, at, at + rows * WORDS_A_ROW).forEach(copy::add);
        var key = new Key(id, startNs);
        if (footprints.put(key, new Footprint(poc, vah, val, imbalance, copy)) != null) {
            throw new AssertionError(key + " came twice");
        }
    }

    int size() {
        return footprints.size();
    }

    /** Most rows that one has. */
    int mostRows() {
        return footprints.values().stream()
                .mapToInt(footprint -> footprint.cells().size() / WORDS_A_ROW)
                .max()
                .orElse(0);
    }

    /** Fails with the first footprint that differs. */
    void assertEqual(FootprintBook theirs) {
        Iterator<Map.Entry<Key, Footprint>> other = theirs.footprints.entrySet().iterator();
        for (Map.Entry<Key, Footprint> ours : footprints.entrySet()) {
            Map.Entry<Key, Footprint> their = other.hasNext() ? other.next() : null;
            if (!ours.equals(their)) {
                throw new AssertionError("ours " + ours + ", theirs " + their);
            }
        }
        if (other.hasNext()) {
            throw new AssertionError("theirs has " + other.next() + " too");
        }
    }
}
