package io.icebreaker.app;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.icebreaker.feed.sim.SectorRow;
import io.icebreaker.web.EngineView.SectorBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Sectors of a simulated market in the form of a user's own file ({@code market.sectors}). */
final class DemoSectors {
    static final String FILE = "sectors.csv";

    private DemoSectors() {}

    /** Writes {@value #FILE} into a demo's directory; a market of the usual stocks has none. */
    static void keepIn(Path directory, List<SectorRow> rows) throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        Files.createDirectories(directory);
        Path file = directory.resolve(FILE);
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
            csv.writeRecord("symbol", "sector", "marketCapRupees");
            rows.forEach(
                    it ->
                            csv.writeRecord(
                                    it.symbol(), it.sector(), Long.toString(it.marketCapRupees())));
        }
    }

    /** What the page names them by. */
    static SectorBook in(Path directory) throws ConfigException {
        Path file = directory.resolve(FILE);
        return Files.exists(file)
                ? Sectors.read(file)
                : SectorBook.none(
                        "the usual simulated market has no sectors: demo --stocks 500 has");
    }
}
