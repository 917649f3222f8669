package io.icebreaker.app.study;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.icebreaker.bar.BarSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Writes a command's CSV: under another name until it is whole, so that nobody reads half of one. */
final class CsvOut {
    /** Fills a file. */
    interface Body {
        void writeTo(CsvWriter csv) throws IOException;
    }

    /** Fills the file of one series. */
    interface SeriesBody {
        void writeTo(CsvWriter csv, BarSeries series) throws IOException;
    }

    private CsvOut() {}

    /** Writes one file; an older one of the name is replaced. */
    static void write(Path file, List<String> header, Body body) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(unfinished)) {
            csv.writeRecord(header);
            body.writeTo(csv);
        }
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** One series into the file named, several into a folder of that name, {@code SYMBOL.csv} each. */
    static void writeEach(Path out, List<BarSeries> all, List<String> header, SeriesBody body)
            throws IOException {
        if (all.size() == 1) {
            write(out, header, csv -> body.writeTo(csv, all.get(0)));
            return;
        }
        Files.createDirectories(out);
        for (BarSeries series : all) {
            Path file = out.resolve(fileName(series));
            write(file, header, csv -> body.writeTo(csv, series));
        }
    }

    /** Symbols may hold what file names may not ({@code NSE:738561}, {@code M&M}). */
    private static String fileName(BarSeries series) {
        String name = series.symbol().replaceAll("[^A-Za-z0-9._&-]", "_");
        return name + (series.isDaily() ? "" : "-intraday") + ".csv";
    }
}
