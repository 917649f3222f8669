package io.icebreaker.feed.dhan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.icebreaker.feed.DecodeResult;
import io.icebreaker.feed.FrameCsv;
import io.icebreaker.feed.FrameRows;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Reject;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class DhanFrameCsvTest {
    private DecodeResult result;

    private List<NamedCsvRecord> decode(FrameRows rows, String... lines) throws IOException {
        var out = new StringWriter();
        result = FrameCsv.run(rows, new StringReader(String.join("\n", lines)), out);
        try (var csv = CsvReader.builder().ofNamedCsvRecord(out.toString())) {
            return csv.stream().toList();
        }
    }

    private static String line(long time, String sample) {
        return line(time, DhanSamples.bytes(sample));
    }

    private static String line(long time, byte[] bytes) {
        return time + " b " + HexFormat.of().formatHex(bytes);
    }

    private static String cells(NamedCsvRecord row, String... columns) {
        return String.join(" ", List.of(columns).stream().map(row::getField).toList());
    }

    @Test
    void writesARowAPacketWithItsOwnColumns() throws IOException {
        var rows =
                decode(
                        new DhanFrameCsv(),
                        line(7, "three packets in one frame (quote, oi, full)"),
                        line(8, "prev-close NIFTY index"),
                        line(9, "code 0 heartbeat/ack"),
                        line(10, "disconnect 805"));

        assertEquals(
                List.of(
                        "7 0 0 quote NFO 68407",
                        "7 0 1 oi NFO 68407",
                        "7 0 2 full NFO 47317",
                        "8 1 0 prev_close IDX 13"),
                rows.stream()
                        .map(
                                r ->
                                        cells(
                                                r, "recv_ns", "frame", "packet", "kind", "segment",
                                                "token"))
                        .toList());
        assertEquals("14820325 ", cells(rows.get(1), "oi", "ltp"));
        assertEquals("3901235 402220", cells(rows.get(2), "oi_day_high", "oi_day_low"));
        assertEquals("134 134.1 130 11", cells(rows.get(2), "bp1", "ap1", "bq1", "bo5"));
        assertEquals("1789364107000000000 ", cells(rows.get(2), "ltt_ns", "exch_ns"));
        assertEquals("23297.6 0", cells(rows.get(3), "prev_close", "prev_oi"));
        assertEquals(4, result.ticks());
        assertEquals(1, result.heartbeats());
    }

    @Test
    void namesWhatIsRefusedAndKeepsWhatIsGood() throws IOException {
        byte[] segment = DhanSamples.bytes("ticker HDFCBANK equity");
        segment[3] = 6;
        var rows =
                decode(
                        new DhanFrameCsv(),
                        line(1, "truncated frame"),
                        "2 b",
                        line(3, segment),
                        "4 t 7b7d",
                        "5 b 6308000100000000");

        assertEquals(
                List.of(
                        "1 0 0 quote ",
                        "1 0 1  TRUNCATED",
                        "2 1   TRUNCATED",
                        "3 2 0 ticker SEGMENT",
                        "4 3   OPCODE",
                        "5 4 0  KIND"),
                rows.stream()
                        .map(r -> cells(r, "recv_ns", "frame", "packet", "kind", "reject"))
                        .toList());
        assertEquals(1L, result.refused().get(Reject.OPCODE));
    }

    /** Above 131,072 a float is coarser than a paisa: only the definition tells the price. */
    @Test
    void putsPricesBackOnTheTicksOfDefinitions() throws IOException {
        ByteBuffer ticker = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        ticker.put((byte) 2).putShort((short) 16).put((byte) 1).putInt(12_345);
        ticker.putFloat(1_048_576.15f);
        var defined = new DhanFrameCsv();
        defined.define(
                List.of(
                        new Instrument(
                                "NSE", 12_345, "MRF", InstrumentType.EQ, "", null, 0, 1, 500)));
        assertEquals("1048576.15", decode(defined, line(1, ticker.array())).get(0).getField("ltp"));
        assertEquals(
                "1048576.13",
                decode(new DhanFrameCsv(), line(1, ticker.array())).get(0).getField("ltp"));
    }

    @Test
    void writesARowASideOfTwentyLevels() throws IOException {
        var rows =
                decode(
                        DhanDepthFrameCsv.of20(),
                        line(1, "20-level bid+ask stacked in one frame"),
                        line(2, "20-level disconnect 805"));

        assertEquals(2, rows.size());
        assertEquals(
                "bids NSE 1333 1650.4 100 1 ",
                cells(rows.get(0), "kind", "segment", "token", "bp1", "bq1", "bo1", "ap1"));
        assertEquals("1650.5:80:1 1650.55:100:2", rows.get(1).getField("asks").substring(0, 25));
        assertEquals(20, rows.get(0).getField("bids").split(" ").length);
        assertEquals("", rows.get(0).getField("asks"));
        var many = decode(DhanDepthFrameCsv.of200(), line(1, "200-level bid with 3 live rows"));
        assertEquals("134:130:2 133.95:325:4 133.9:650:6", many.get(0).getField("bids"));
    }
}
