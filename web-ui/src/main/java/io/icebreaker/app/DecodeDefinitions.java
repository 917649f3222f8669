package io.icebreaker.app;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.csv.InstrumentsCsv;
import io.icebreaker.feed.dhan.DhanInstruments;
import io.icebreaker.tick.Instrument;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Definitions for decoding, from a file of either kind that has them; which it is, its header tells. */
final class DecodeDefinitions {
    private static final int HEAD = 64;

    private DecodeDefinitions() {}

    /**
     * All of them, expired contracts too: captured frames may be old.
     *
     * @throws IOException naming the file and what is wrong with it
     */
    static List<Instrument> read(Path file) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            if (!isMaster(in)) {
                return InstrumentsCsv.read(file);
            }
            return new DhanInstruments()
                    .parse(in, LocalDate.MIN).rows().stream()
                            .map(BrokerInstrument::instrument)
                            .toList();
        }
    }

    private static boolean isMaster(InputStream in) throws IOException {
        in.mark(HEAD);
        String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
        in.reset();
        return head.contains("EXCH_ID,");
    }
}
