package io.icebreaker.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Files of bars for the commands that study them. */
final class StudyBars {
    private static final LocalDateTime FIRST = LocalDateTime.of(2025, 11, 3, 9, 15);
    private static final ZoneOffset IST = ZoneOffset.ofHoursMinutes(5, 30);

    private StudyBars() {}

    /** The golden bars of analytics 12.2 as minutes of a morning, paise to rupees. */
    static Path f1(Path directory) throws IOException {
        Path golden = SharedData.folder("analytics").resolve("f1_ohlcv.csv");
        List<String> lines = new ArrayList<>(List.of("date,open,high,low,close,volume"));
        for (String line : Files.readAllLines(golden).subList(1, 65)) {
            String[] cells = line.split(",");
            var out = new StringBuilder(FIRST.plusMinutes(Long.parseLong(cells[0])) + ":00");
            for (int k = 1; k <= 4; k++) {
                long paise = Long.parseLong(cells[k]);
                out.append(',').append(paise / 100).append('.');
                out.append(paise / 10 % 10).append(paise % 10);
            }
            lines.add(out.append(',').append(cells[5]).toString());
        }
        return Files.write(directory.resolve("f1.csv"), lines);
    }

    /** When bar {@code i} of it begins, ns UTC. */
    static long startNs(int i) {
        Instant start = FIRST.plusMinutes(i).toInstant(IST);
        return start.getEpochSecond() * 1_000_000_000L;
    }
}
