package io.icebreaker.scan;

import io.icebreaker.reference.Recordings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** One stock's daily bars, read as plainly as can be; prices E4, dates in days since 1970. */
public record Days(
        String symbol,
        long[] date,
        long[] open,
        long[] high,
        long[] low,
        long[] close,
        long[] volume,
        long[] previousClose) {

    public int size() {
        return date.length;
    }

    /** The 64 stocks of the shared data, by symbol. */
    static List<Days> stocks() {
        Path folder = Recordings.data("nse-daily-delivery/stocks");
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(Days::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Days read(Path file) {
        List<String[]> rows = lines(file, true);
        int n = rows.size();
        var days =
                new Days(
                        rows.get(0)[1].strip(),
                        new long[n],
                        new long[n],
                        new long[n],
                        new long[n],
                        new long[n],
                        new long[n],
                        new long[n]);
        for (int i = 0; i < n; i++) {
            String[] cells = rows.get(i);
            days.date[i] = LocalDate.parse(cells[0]).toEpochDay();
            days.previousClose[i] = e4(cells[4]);
            days.open[i] = e4(cells[5]);
            days.high[i] = e4(cells[6]);
            days.low[i] = e4(cells[7]);
            days.close[i] = e4(cells[9]);
            days.volume[i] = Long.parseLong(cells[11].strip());
        }
        return days;
    }

    /** F1 (analytics 12.2) as if it were daily. */
    static Days f1() {
        List<String[]> rows = lines(Recordings.data("analytics").resolve("f1_ohlcv.csv"), false);
        int n = rows.size();
        long[][] columns = new long[6][n];
        for (int i = 0; i < n; i++) {
            columns[0][i] = i;
            for (int c = 1; c < 5; c++) {
                columns[c][i] = Long.parseLong(rows.get(i)[c]) * 100;
            }
            columns[5][i] = Long.parseLong(rows.get(i)[5]);
        }
        long[] before = new long[n];
        System.arraycopy(columns[4], 0, before, 1, n - 1);
        return new Days(
                "F1",
                columns[0],
                columns[1],
                columns[2],
                columns[3],
                columns[4],
                columns[5],
                before);
    }

    /** Cells of all lines but the header. */
    static List<String[]> lines(Path file, boolean zipped) {
        try (var in = Files.newInputStream(file);
                var reader =
                        new BufferedReader(
                                new InputStreamReader(
                                        zipped ? new GZIPInputStream(in) : in,
                                        StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split(",")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    static long e4(String text) {
        return new BigDecimal(text.strip()).movePointRight(4).longValueExact();
    }

    /** Bars [from, to). */
    Days part(int from, int to) {
        return new Days(
                symbol,
                Arrays.copyOfRange(date, from, to),
                Arrays.copyOfRange(open, from, to),
                Arrays.copyOfRange(high, from, to),
                Arrays.copyOfRange(low, from, to),
                Arrays.copyOfRange(close, from, to),
                Arrays.copyOfRange(volume, from, to),
                Arrays.copyOfRange(previousClose, from, to));
    }

    double rupees(long[] column, int at) {
        return column[at] / 10000.0;
    }
}
