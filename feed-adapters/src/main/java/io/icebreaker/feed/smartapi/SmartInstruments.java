package io.icebreaker.feed.smartapi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.icebreaker.feed.master.MasterCollector;
import io.icebreaker.feed.master.MasterFile;
import io.icebreaker.feed.master.MasterFile.Packing;
import io.icebreaker.feed.master.MasterParser;
import io.icebreaker.feed.master.MasterRows;
import io.icebreaker.feed.master.MasterSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/**
 * Angel One's daily master, OpenAPIScripMaster.json (feed-smartapi 7.4): one array of flat objects whose
 * values are strings, streamed object by object. A broken file keeps what came before the break.
 */
public final class SmartInstruments implements MasterParser {
    private static final URI MASTER =
            URI.create(
                    "https://margincalculator.angelone.in/OpenAPI_File/files/OpenAPIScripMaster.json");
    private static final JsonFactory JSON = new JsonFactory();

    /** Where the master is; about 35 MB. */
    public static MasterSource source() {
        var file = new MasterFile("OpenAPIScripMaster.json", MASTER, Packing.PLAIN);
        return new MasterSource("smartapi", List.of(file), new SmartInstruments());
    }

    @Override
    public MasterRows parse(InputStream in, LocalDate today) throws IOException {
        var rows = new MasterCollector(today);
        try (JsonParser parser = JSON.createParser(in)) {
            parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            if (!isArray(parser)) {
                throw new IOException("no instrument master: not a JSON array");
            }
            readRows(parser, rows);
        }
        return rows.rows();
    }

    private static boolean isArray(JsonParser parser) throws IOException {
        try {
            return parser.nextToken() == JsonToken.START_ARRAY;
        } catch (JsonProcessingException notJson) {
            return false;
        }
    }

    private static void readRows(JsonParser parser, MasterCollector rows) throws IOException {
        var row = new SmartRow();
        long number = 0;
        try {
            for (JsonToken token = parser.nextToken();
                    token != JsonToken.END_ARRAY;
                    token = parser.nextToken()) {
                number++;
                if (token == null) {
                    rows.complain("the file ends early, after row " + (number - 1));
                    return;
                }
                readRow(parser, row, number, rows);
            }
        } catch (JsonProcessingException e) {
            rows.complain("the file breaks off in row " + number + ": not JSON");
        }
    }

    private static void readRow(JsonParser parser, SmartRow row, long number, MasterCollector rows)
            throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            rows.complain("row " + number + ": not an object");
            return;
        }
        row.clear();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (parser.nextToken().isScalarValue()) {
                row.set(name, parser.getText());
            } else {
                parser.skipChildren();
            }
        }
        try {
            rows.add(row.instrument());
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            rows.complain("row " + number + ": " + e.getMessage());
        }
    }
}
