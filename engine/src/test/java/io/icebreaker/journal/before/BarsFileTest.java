package io.icebreaker.journal.before;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.EarlierBars;
import io.icebreaker.bar.Interval;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BarsFileTest {
    @TempDir private Path folder;

    @Test
    void givesBackTheLastBarsOfEverySeriesToTheBit() throws IOException {
        for (long seed = 1; seed <= 20; seed++) {
            var made = MadeBars.of(seed, 9);
            Path path = folder.resolve("bars-" + seed);
            byte[] hash = write(path, BarSource.of(made)).hash();

            BarsFile file = BarsFile.open(path);

            assertArrayEquals(hash, file.hash());
            assertEquals(made.keySet(), file.keys());
            for (Map.Entry<BarKey, BarSeries> one : made.entrySet()) {
                int most = EarlierBars.most(one.getKey().interval());
                assertSameEnd(one.getValue(), file.series(one.getKey()), most);
            }
        }
    }

    private static void assertSameEnd(BarSeries made, BarSeries found, int most) {
        int from = Math.max(0, made.size() - most);
        assertEquals(made.size() - from, found.size());
        assertEquals(made.isDaily(), found.isDaily());
        for (int i = 0; i < found.size(); i++) {
            assertEquals(made.row(from + i), found.row(i));
        }
    }

    @Test
    void equalBarsMakeEqualFiles() throws IOException {
        byte[] one = write(folder.resolve("a"), BarSource.of(MadeBars.of(7, 5))).hash();
        byte[] two = write(folder.resolve("b"), BarSource.of(MadeBars.of(7, 5))).hash();
        byte[] other = write(folder.resolve("c"), BarSource.of(MadeBars.of(8, 5))).hash();

        assertArrayEquals(one, two);
        assertFalse(Arrays.equals(one, other));
        assertEquals(-1, Files.mismatch(folder.resolve("a"), folder.resolve("b")));
    }

    @Test
    void refusesAFileCutShortAnywhere() throws IOException {
        Path path = folder.resolve("whole");
        write(path, BarSource.of(MadeBars.of(3, 1)));
        byte[] whole = Files.readAllBytes(path);
        for (int length = 0; length < whole.length; length += 1 + length / 40) {
            Path torn = folder.resolve("torn");
            Files.write(torn, Arrays.copyOf(whole, length));

            IOException e = assertThrows(IOException.class, () -> BarsFile.open(torn));
            assertTrue(e.getMessage().contains("torn"), e.getMessage());
        }
    }

    @Test
    void refusesAFileOfWhichAnyBitHasChanged() throws IOException {
        Path path = folder.resolve("whole");
        write(path, BarSource.of(MadeBars.of(4, 1)));
        byte[] whole = Files.readAllBytes(path);
        var random = new Random(4);
        for (int trial = 0; trial < 300; trial++) {
            byte[] changed = whole.clone();
            changed[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            Path other = folder.resolve("changed");
            Files.write(other, changed);

            assertThrows(IOException.class, () -> BarsFile.open(other));
        }
    }

    @Test
    void anInstrumentIsItsSegmentTokenAndSymbolTogether() throws IOException {
        var made = new TreeMap<BarKey, BarSeries>();
        made.put(new BarKey("NSE", 7, "ONE", Interval.D1), MadeBars.days("ONE", 1, 10));
        write(folder.resolve("bars"), BarSource.of(made));
        BarsFile file = BarsFile.open(folder.resolve("bars"));

        assertEquals(1, file.of(instrument("NSE", 7, "ONE"), Interval.D1).size());
        assertNull(file.of(instrument("NSE", 7, "TWO"), Interval.D1));
        assertNull(file.of(instrument("NSE", 8, "ONE"), Interval.D1));
        assertNull(file.of(instrument("BSE", 7, "ONE"), Interval.D1));
        assertNull(file.of(instrument("NSE", 7, "ONE"), Interval.M1));
    }

    private static Instrument instrument(String segment, long token, String symbol) {
        return new Instrument(segment, token, symbol, InstrumentType.EQ, "", null, 0, 1, 500);
    }

    @Test
    void ofBarsAtTheSameTimeTheLaterSourceStands() throws IOException {
        BarKey key = MadeBars.key(1, Interval.D1);
        var old = new TreeMap<>(Map.of(key, MadeBars.days("A", 1, 10, 2, 20, 4, 40)));
        var fresh = new TreeMap<>(Map.of(key, MadeBars.days("A", 2, 21, 3, 30, 4, 40, 5, 50)));
        Path path = folder.resolve("bars");

        var merged =
                new BarsMerge(
                                List.of(BarSource.of(old), BarSource.of(fresh)),
                                5 * MadeBars.DAY_NS,
                                0)
                        .into(path);

        BarSeries found = BarsFile.open(path).series(key);
        assertEquals(1, merged.replaced()); // day 4 says the same
        assertEquals(4, found.size());
        assertEquals(21, found.closeE4(1));
        assertEquals(4 * MadeBars.DAY_NS, BarsFile.open(path).lastStartNs());
    }

    @Test
    void leavesOutWhatHasLongStopped() throws IOException {
        var made = new TreeMap<BarKey, BarSeries>();
        made.put(MadeBars.key(1, Interval.D1), MadeBars.days("A", 1, 10, 2, 20));
        made.put(MadeBars.key(2, Interval.D1), MadeBars.days("B", 1, 10, 3, 20));
        Path path = folder.resolve("bars");

        new BarsMerge(List.of(BarSource.of(made)), Long.MAX_VALUE, 3 * MadeBars.DAY_NS).into(path);

        assertEquals(1, BarsFile.open(path).keys().size());
        assertEquals(2, BarsFile.open(path).series(MadeBars.key(2, Interval.D1)).size());
    }

    private static BarsMerge.Merged write(Path path, BarSource source) throws IOException {
        return new BarsMerge(List.of(source), Long.MAX_VALUE, Long.MIN_VALUE).into(path);
    }
}
