package io.icebreaker.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.reference.BarFixtures;
import io.icebreaker.reference.Recordings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The 64 bars of analytics 12.2: golden values of TA-Lib 0.4.0 and the examples of 7.4. */
class IndicatorF1Test {
    private static final int LAST = 63;

    private final BarSeries f1 = BarFixtures.f1();
    private final Map<Indicator, double[]> values = Values.of(f1);

    private static List<NamedCsvRecord> rows(String name) throws IOException {
        Path file = Recordings.data("analytics").resolve(name);
        try (var csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            return csv.stream().toList();
        }
    }

    @Test
    void theGeneratorGivesTheBarsOfTheFile() throws IOException {
        List<NamedCsvRecord> rows = rows("f1_ohlcv.csv");
        assertEquals(rows.size(), f1.size());
        for (int i = 0; i < f1.size(); i++) {
            NamedCsvRecord row = rows.get(i);
            assertEquals(paise(row, "open_paise"), f1.openE4(i));
            assertEquals(paise(row, "high_paise"), f1.highE4(i));
            assertEquals(paise(row, "low_paise"), f1.lowE4(i));
            assertEquals(paise(row, "close_paise"), f1.closeE4(i));
            assertEquals(Long.parseLong(row.getField("volume")), f1.volume(i));
        }
    }

    private static long paise(NamedCsvRecord row, String column) {
        return Long.parseLong(row.getField(column)) * 100;
    }

    @Test
    void everyGoldenCellComesToTheBit() throws IOException {
        int cells = 0;
        for (NamedCsvRecord row : rows("f1_talib040.csv")) {
            int i = Integer.parseInt(row.getField("i"));
            for (Indicator indicator : Indicator.values()) {
                String cell = row.findField(indicator.name()).orElse(null);
                if (cell != null) {
                    golden(indicator, i, cell);
                    cells++;
                }
            }
        }
        assertEquals(64 * 22, cells);
    }

    private void golden(Indicator indicator, int i, String cell) {
        double ours = values.get(indicator)[i];
        double golden = cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
        String at = indicator + " at " + i + ": " + golden + ", was " + ours;
        if (indicator == Indicator.BBU || indicator == Indicator.BBL) {
            assertEquals(golden, ours, 4e-12, at);
        } else {
            assertTrue(Values.same(golden, ours), at);
        }
    }

    @Test
    void bandsAreTheTwoPassOnes() {
        assertEquals(113.16591410854362, values.get(Indicator.BBU)[LAST], 3e-14);
        assertEquals(109.25408589145637, values.get(Indicator.BBL)[LAST], 3e-14);
    }

    @Test
    void nothingIsThereBeforeItsLookbackAndAllFromThenOn() {
        BarSeries longer = BarFixtures.random(1, 100, 250_000_000, 500, 100);
        Values.of(longer)
                .forEach(
                        (indicator, all) -> {
                            for (int i = 0; i < all.length; i++) {
                                boolean missing = i < indicator.lookback();
                                assertEquals(missing, Double.isNaN(all[i]), indicator + " " + i);
                            }
                        });
    }

    @Test
    void ichimokuIsThatOfTheExample() {
        assertEquals(110.825, values.get(Indicator.TENKAN)[LAST]);
        assertEquals(108.69999999999999, values.get(Indicator.KIJUN)[LAST]);
        assertEquals(109.76249999999999, values.get(Indicator.SENKOU_A)[LAST]);
        assertEquals(105.07499999999999, values.get(Indicator.SENKOU_B)[LAST]);
    }

    @Test
    void supertrendIsThatOfTheExample() {
        double[] line = values.get(Indicator.SUPERTREND);
        double[] side = values.get(Indicator.ST_DIR);
        assertEquals(104.66, line[10], 1e-9);
        for (int i = 10; i <= LAST; i++) {
            assertEquals(i < 31 ? -1 : 1, side[i], "bar " + i);
        }
        assertEquals(106.0696425685475, line[LAST], 1e-9);
    }

    @Test
    void theShortMeansCrossThreeTimes() {
        Map<Integer, Double> events = new TreeMap<>();
        double[] crosses = values.get(Indicator.EMA_CROSS);
        for (int i = 12; i <= LAST; i++) {
            if (crosses[i] != 0) {
                events.put(i, crosses[i]);
            }
        }
        assertEquals(Map.of(14, 1.0, 18, -1.0, 23, 1.0), events);
    }

    @Test
    void aFlatMarketHasNoRelativeStrength() {
        var kernel = new IndicatorKernel(1);
        for (int i = 0; i < 40; i++) {
            kernel.add(0, 1_000_000, 1_000_000, 1_000_000, 1_000_000, 0);
        }
        for (Indicator flat : List.of(Indicator.RSI14, Indicator.SLOWK, Indicator.WILLR14)) {
            assertEquals(0.0, kernel.value(0, flat), flat.name());
            assertTrue(kernel.isFlat(0, flat), flat.name());
            assertTrue(Double.isNaN(kernel.valueUnlessFlat(0, flat)), flat.name());
        }
        assertEquals(1, kernel.value(0, Indicator.RSI_FLAT));
        assertEquals(100, kernel.value(0, Indicator.BBU), "no drift");
        assertFalse(kernel.isFlat(0, Indicator.ATR14));
        kernel.add(0, 1_000_000, 1_010_000, 1_000_000, 1_010_000, 1);
        assertFalse(kernel.isFlat(0, Indicator.RSI14));
        assertEquals(100, kernel.valueUnlessFlat(0, Indicator.RSI14));
        assertFalse(kernel.isFlat(0, Indicator.WILLR14));
        assertTrue(kernel.isFlat(0, Indicator.SLOWK), "two of its three have no range");
    }

    @Test
    void aCloseAtTheHighIsAPlainZeroOfWilliams() {
        var kernel = new IndicatorKernel(1);
        for (int i = 0; i < 14; i++) {
            kernel.add(0, 1_000_000, 1_010_000, 1_000_000, 1_010_000, 1);
        }
        assertEquals(0.0, kernel.value(0, Indicator.WILLR14), "not -0.0");
        assertFalse(kernel.isFlat(0, Indicator.WILLR14));
    }

    @Test
    void meansThatWereEqualCrossWithTheFirstMove() {
        for (int side : new int[] {1, -1}) {
            var kernel = new IndicatorKernel(1);
            for (int i = 0; i < 40; i++) {
                kernel.add(0, 1_000_000, 1_000_000, 1_000_000, 1_000_000, 1);
            }
            assertEquals(0, kernel.value(0, Indicator.EMA_CROSS));
            long moved = 1_000_000 + side * 500;
            kernel.add(0, moved, moved, moved, moved, 1);
            assertEquals(side, kernel.value(0, Indicator.EMA_CROSS));
        }
    }
}
