package io.icebreaker.feed.kite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.icebreaker.feed.DecodeResult;
import io.icebreaker.tick.Reject;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KiteFrameCsvTest {
    private static final List<String> PLACES =
            List.of("recv_ns", "frame", "packet", "kind", "reject");

    private final StringWriter out = new StringWriter();
    private DecodeResult result;

    private List<NamedCsvRecord> decode(String... lines) throws IOException {
        result = KiteFrameCsv.run(new StringReader(String.join("\n", lines)), out);
        try (var rows = CsvReader.builder().ofNamedCsvRecord(out.toString())) {
            return rows.stream().toList();
        }
    }

    private static String binary(long time, String sample) {
        return time + " b " + HexFormat.of().formatHex(KiteSamples.all().get(sample));
    }

    private static String text(long time, String json) {
        return time + " t " + HexFormat.of().formatHex(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String place(NamedCsvRecord row) {
        return String.join(" ", PLACES.stream().map(row::getField).toList());
    }

    private static Map<String, String> filled(NamedCsvRecord row) {
        var cells = new TreeMap<String, String>();
        row.getFieldsAsMap()
                .forEach(
                        (name, value) -> {
                            if (!value.isEmpty()) {
                                cells.put(name, value);
                            }
                        });
        return cells;
    }

    @Test
    void writesTheColumnsInTheAgreedOrder() throws IOException {
        decode();

        assertEquals(
                "recv_ns,exch_ns,ltt_ns,segment,token,ltp,ltq,volume,oi,atp,tbq,tsq,open,high,low,prev_close,"
                        + "bp1,bp2,bp3,bp4,bp5,bq1,bq2,bq3,bq4,bq5,bo1,bo2,bo3,bo4,bo5,"
                        + "ap1,ap2,ap3,ap4,ap5,aq1,aq2,aq3,aq4,aq5,ao1,ao2,ao3,ao4,ao5,true_buy,true_sell,"
                        + "oi_day_high,oi_day_low,prev_oi,upper_circuit,lower_circuit,week52_high,week52_low,seq,bids,asks,"
                        + "frame,packet,kind,reject\n",
                out.toString());
    }

    @Test
    void writesARowAPacketWithOpenInterestOfTheDay() throws IOException {
        var rows = decode(binary(7, "heartbeat"), binary(8, "mixed_three_packets"));

        assertEquals(
                List.of("8 1 0 ltp ", "8 1 1 index ", "8 1 2 full "),
                rows.stream().map(KiteFrameCsvTest::place).toList());
        var full = filled(rows.get(2));
        assertEquals("MCX", full.get("segment"));
        assertEquals("228222", full.get("token"));
        assertEquals("4852", full.get("ltp"));
        assertEquals("21845", full.get("oi"));
        assertEquals("22010", full.get("oi_day_high"));
        assertEquals("21010", full.get("oi_day_low"));
        assertEquals("1622457036000000000", full.get("ltt_ns"));
        assertEquals("4851", full.get("bp1"));
        assertEquals("1", full.get("ao5"));
        assertEquals(1, result.heartbeats());
        assertEquals(3, result.ticks());
        assertEquals(2, result.frames());
    }

    @Test
    void writesRefusedPacketsWithWhatCanBeTold() throws IOException {
        var rows =
                decode(
                        binary(1, "unknown_length_skipped"),
                        binary(2, "truncated_second_packet"),
                        "3 b",
                        "4 b 0000ff",
                        "5 b 0001000800063a0a00026683",
                        "6 b 000100080000000100026683");

        assertEquals(
                List.of(
                        "1 0 0  LENGTH",
                        "1 0 1 ltp ",
                        "2 1 0 ltp ",
                        "2 1 1  TRUNCATED",
                        "3 2   TRUNCATED",
                        "4 3   TRAILING",
                        "5 4 0 ltp SEGMENT",
                        "6 5 0 ltp TOKEN"),
                rows.stream().map(KiteFrameCsvTest::place).toList());
        assertEquals("", rows.get(6).getField("segment"));
        assertEquals("1594", rows.get(6).getField("token"));
        assertEquals("NSE", rows.get(7).getField("segment"));
        assertEquals(2L, result.refused().get(Reject.TRUNCATED));
    }

    @Test
    void refusesTextThatIsNoMessage() throws IOException {
        var rows =
                decode(
                        text(1, "{\"type\":\"message\",\"data\":\"hello\"}"),
                        text(2, "{\"data\":1}"),
                        "3 t");

        assertEquals(
                List.of("2 1   TEXT", "3 2   TEXT"),
                rows.stream().map(KiteFrameCsvTest::place).toList());
        assertEquals(1, result.texts());
    }

    @Test
    void reportsMalformedLinesByNumberAndGoesOn() throws IOException {
        var rows =
                decode(
                        "x b 00",
                        "",
                        "12 b 0g",
                        "13 b 000",
                        "14 q 00",
                        "15",
                        binary(16, "ltp_equity") + "\r");

        assertEquals(List.of("16 0 0 ltp "), rows.stream().map(KiteFrameCsvTest::place).toList());
        assertEquals(5, result.malformed());
        assertTrue(result.complaints().get(0).startsWith("line 1: "), result.complaints().get(0));
        assertTrue(result.complaints().get(4).startsWith("line 6: "), result.complaints().get(4));
    }

    @Test
    void agreesWithTheTwinOnEverySample() throws IOException {
        for (var sample : KiteSamples.all().entrySet()) {
            out.getBuffer().setLength(0);
            var expected = new ArrayList<Map<String, String>>(KiteTwin.read(sample.getValue()));
            expected.removeIf(row -> row.containsKey("reject"));
            var rows = new ArrayList<>(decode(binary(9, sample.getKey())));
            rows.removeIf(row -> !row.getField("reject").isEmpty());
            assertEquals(expected.size(), rows.size(), sample.getKey());
            for (int i = 0; i < rows.size(); i++) {
                var cells = filled(rows.get(i));
                cells.keySet()
                        .removeAll(
                                List.of(
                                        "recv_ns",
                                        "frame",
                                        "packet",
                                        "kind",
                                        "oi_day_high",
                                        "oi_day_low"));
                assertEquals(expected.get(i), cells, sample.getKey());
            }
        }
    }
}
