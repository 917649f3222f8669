package io.icebreaker.feed.smartapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.icebreaker.feed.DecodeResult;
import io.icebreaker.feed.FrameCsv;
import io.icebreaker.tick.Reject;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SmartFrameCsvTest {
    private static final List<String> PLACES =
            List.of("recv_ns", "frame", "packet", "kind", "segment", "token", "reject");
    private static final List<String> BESIDE =
            List.of(
                    "recv_ns",
                    "frame",
                    "packet",
                    "kind",
                    "seq",
                    "upper_circuit",
                    "lower_circuit",
                    "week52_high",
                    "week52_low",
                    "bids",
                    "asks");

    private DecodeResult result;

    private List<NamedCsvRecord> decode(String... lines) throws IOException {
        var out = new StringWriter();
        result = FrameCsv.run(new SmartFrameCsv(), new StringReader(String.join("\n", lines)), out);
        try (var rows = CsvReader.builder().ofNamedCsvRecord(out.toString())) {
            return rows.stream().toList();
        }
    }

    private static String binary(long time, byte[] bytes) {
        return time + " b " + HexFormat.of().formatHex(bytes);
    }

    private static String text(long time, String text) {
        return time + " t " + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String place(NamedCsvRecord row) {
        return String.join(" ", PLACES.stream().map(row::getField).toList());
    }

    private static Map<String, String> filled(NamedCsvRecord row) {
        var cells = new TreeMap<>(row.getFieldsAsMap());
        cells.values().removeIf(String::isEmpty);
        return cells;
    }

    @Test
    void writesWhatATickHasNoPlaceFor() throws IOException {
        var rows =
                decode(
                        binary(7, SmartSamples.packet("snapquote_captured_17758")),
                        binary(8, SmartSamples.packet("depth20_infy")));

        var snap = filled(rows.get(0));
        assertEquals("7 0 0 snapquote NSE 17758 ", place(rows.get(0)));
        assertEquals("19562", snap.get("seq"));
        assertEquals("599.4", snap.get("upper_circuit"));
        assertEquals("399.6", snap.get("lower_circuit"));
        assertEquals("518.3", snap.get("week52_high"));
        assertEquals("180.25", snap.get("week52_low"));
        assertEquals("2863", snap.get("aq1"));
        assertEquals(null, snap.get("oi"));
        var depth = filled(rows.get(1));
        assertEquals("8 1 0 depth20 NSE 1594 ", place(rows.get(1)));
        assertEquals(20, depth.get("bids").split(" ").length);
        assertEquals("1959:588:3", depth.get("bids").split(" ")[0]);
        assertEquals("1960.5:49:2", depth.get("asks").split(" ")[19]);
        assertEquals("1734667885562000000", depth.get("exch_ns"));
        assertEquals(null, depth.get("seq"));
    }

    @Test
    void writesBookSizesAsTheWireHasThem() throws IOException {
        byte[] packet = SmartSamples.packet("snapquote_infy");
        packet[153] = 1; // the fifth byte of the best bid's size

        long size = Long.parseLong(decode(binary(1, packet)).get(0).getField("bq1"));

        assertEquals(1, size >>> 32);
    }

    @Test
    void writesRefusedFramesWithWhatCanBeTold() throws IOException {
        byte[] segment = SmartSamples.packet("quote_infy_1");
        segment[1] = 6;
        byte[] token = SmartSamples.packet("quote_infy_1");
        token[2] = 'x';
        byte[] range = SmartSamples.packet("quote_infy_1");
        range[74] = (byte) 0x80;
        var rows =
                decode(
                        "1 b",
                        "2 b 05",
                        "3 b 02",
                        binary(4, segment),
                        binary(5, token),
                        binary(6, range),
                        text(7, "ping"),
                        text(8, "pong"),
                        text(9, "{\"errorCode\":\"E1001\"}"));

        assertEquals(
                List.of(
                        "1 0     TRUNCATED",
                        "2 1 0    KIND",
                        "3 2 0 quote   LENGTH",
                        "4 3 0 quote  1594 SEGMENT",
                        "5 4 0 quote NSE  TOKEN",
                        "6 5 0 quote NSE 1594 RANGE",
                        "7 6     TEXT"),
                rows.stream().map(SmartFrameCsvTest::place).toList());
        assertEquals(1, result.heartbeats());
        assertEquals(1, result.texts());
        assertEquals(0, result.ticks());
        assertEquals(9, result.frames());
        assertEquals(1L, result.refused().get(Reject.RANGE));
    }

    @Test
    void agreesWithTheTwinOnEverySample() throws IOException {
        for (var sample : SmartSamples.all().values()) {
            var cells = filled(decode(binary(9, sample.packet())).get(0));
            cells.keySet().removeAll(BESIDE);
            assertEquals(SmartTwin.read(sample.packet()), cells, sample.name());
        }
    }
}
