package io.icebreaker.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How well a side model did on one recording: share of volume on its right side, correlation of the
 * interval's delta with the true one, and how what it expected of itself came true.
 */
final class SideScore {
    /** Bins of expected share: [0, 0.1), [0.1, 0.2) and so on; the last one holds 1 too. */
    static final int BINS = 10;

    private final double[] expected = new double[BINS];
    private final double[] actual = new double[BINS];
    private final double[] volumes = new double[BINS];
    private long right;
    private long volume;
    private long rows;
    private double meanModel;
    private double meanTrue;
    private double model2;
    private double true2;
    private double product;

    /** One packet that brought volume: what the model says and what is true. */
    void row(long qty, long buy, long sell, long trueBuy, long trueSell, int confidence) {
        long rightQty = Math.min(buy, trueBuy) + Math.min(sell, trueSell);
        right += rightQty;
        volume += qty;
        correlate(buy - sell, trueBuy - trueSell);
        if (confidence > 0) {
            int bin = Math.min(BINS - 1, confidence * BINS / 1_000);
            expected[bin] += confidence / 1000.0 * qty;
            actual[bin] += rightQty;
            volumes[bin] += qty;
        }
    }

    /** Welford's update of means and co-moments. */
    private void correlate(double byModel, double truly) {
        rows++;
        double awayModel = byModel - meanModel;
        double awayTrue = truly - meanTrue;
        meanModel += awayModel / rows;
        meanTrue += awayTrue / rows;
        model2 += awayModel * (byModel - meanModel);
        true2 += awayTrue * (truly - meanTrue);
        product += awayModel * (truly - meanTrue);
    }

    /** NaN without volume. */
    double rightShare() {
        return volume == 0 ? Double.NaN : (double) right / volume;
    }

    /** Pearson's; NaN where one of the two never varies. */
    double deltaCorrelation() {
        return product / Math.sqrt(model2 * true2);
    }

    long rows() {
        return rows;
    }

    long volume() {
        return volume;
    }

    /** Adds the bins to {@code all} as shares of this recording's volume: each recording counts the same. */
    void addTo(double[][] all) {
        for (int bin = 0; bin < BINS && volume > 0; bin++) {
            all[bin][0] += expected[bin] / volume;
            all[bin][1] += actual[bin] / volume;
            all[bin][2] += volumes[bin] / volume;
        }
    }

    /** Bins as mean expected share, actual share, share of the volume; null where a bin is empty. */
    static List<List<Double>> calibration(double[][] all) {
        double sum = 0;
        for (double[] bin : all) {
            sum += bin[2];
        }
        List<List<Double>> bins = new ArrayList<>();
        for (double[] bin : all) {
            List<Double> cells = new ArrayList<>();
            cells.add(rounded(bin[0] / bin[2]));
            cells.add(rounded(bin[1] / bin[2]));
            cells.add(rounded(sum == 0 ? 0 : bin[2] / sum));
            bins.add(cells);
        }
        return bins;
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("rightShare", rounded(rightShare()));
        map.put("deltaCorrelation", rounded(deltaCorrelation()));
        return map;
    }

    /** To a millionth; null for NaN. */
    private static Double rounded(double share) {
        return Double.isNaN(share) ? null : Math.round(share * 1e6) / 1e6;
    }
}
