package io.icebreaker.feed.chain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Opens a recording in the form that it has, told by its content. */
final class ChainFile {
    private static final int BUFFER = 1 << 16;
    private static final int GZIP = 0x1f8b;

    private ChainFile() {}

    /** A reader that is closed by whoever asked for it. */
    static ChainReader open(Path file, ChainHow how, ChainReport report)
            throws IOException, ChainException {
        InputStream in = content(file);
        try {
            return isJson(file) ? json(file, in, how, report) : csv(file, in, how, report);
        } catch (IOException | ChainException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /**
     * The time of a file's first snapshot, to put files in order by; the least number for one that cannot be
     * read, which reading it then reports.
     */
    static long firstTimeNs(Path file, ChainHow how) throws IOException {
        try {
            if (isJson(file) && isNse(firstName(file))) {
                try (JsonParser json = new JsonFactory().createParser(content(file))) {
                    json.nextToken();
                    return NseJson.timeNs(json);
                }
            }
            try (ChainReader reader = open(file, how, new ChainReport())) {
                ChainSnapshot first = reader.next();
                return first == null ? Long.MIN_VALUE : first.timeNs();
            }
        } catch (ChainException | JsonProcessingException | EOFException | ZipException e) {
            return Long.MIN_VALUE;
        }
    }

    private static boolean isJson(Path file) {
        return file.getFileName().toString().matches(".*\\.json(\\.gz)?");
    }

    private static boolean isNse(String firstName) {
        return firstName.equals("records") || firstName.equals("filtered");
    }

    private static InputStream content(Path file) throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        in.mark(2);
        boolean zipped = (in.read() << 8 | in.read()) == GZIP;
        in.reset();
        return zipped ? new GZIPInputStream(in, BUFFER) : in;
    }

    private static ChainReader csv(Path file, InputStream in, ChainHow how, ChainReport report)
            throws ChainException {
        var csv = new CsvRows(file, new InputStreamReader(in, StandardCharsets.UTF_8), report);
        if (NseMinuteCsv.reads(csv)) {
            return new NseMinuteCsv(file, csv, how, report);
        }
        if (StocksCsv.reads(csv)) {
            return new StocksCsv(file, csv, how, report);
        }
        throw new ChainException(ChainProblem.NOT_A_CHAIN, "its columns are of no known chain");
    }

    /** NSE's begins with "records" or "filtered", Dhan's with "data" or "status"; the rest is not ours. */
    private static ChainReader json(Path file, InputStream in, ChainHow how, ChainReport report)
            throws IOException, ChainException {
        String first = firstName(file);
        JsonParser json = new JsonFactory().createParser(in);
        json.nextToken();
        if (isNse(first)) {
            return new NseJson(file, json, how, report);
        }
        if (first.equals("data") || first.equals("status")) {
            return new DhanJson(file, json, how, report);
        }
        throw new ChainException(ChainProblem.NOT_A_CHAIN, "it is no known JSON");
    }

    private static String firstName(Path file) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(content(file))) {
            boolean object = json.nextToken() == JsonToken.START_OBJECT;
            return object && json.nextToken() == JsonToken.FIELD_NAME ? json.currentName() : "";
        }
    }
}
