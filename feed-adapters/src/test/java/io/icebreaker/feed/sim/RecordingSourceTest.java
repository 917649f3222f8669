package io.icebreaker.feed.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.icebreaker.feed.RecordingSink;
import io.icebreaker.feed.SharedData;
import io.icebreaker.feed.kite.KiteDecoder;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.Prices;
import io.icebreaker.tick.Tick;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingSourceTest {
    private static final Instrument FUTURE = instrument("NFO", 49_543);

    private static Instrument instrument(String segment, long token) {
        return new Instrument(
                segment, token, segment + token, InstrumentType.EQ, "", null, 0, 1, 500);
    }

    @Test
    void carriesARecordingOfKiteThroughKitesWireUnchanged() throws IOException {
        Path csv = SharedData.path("ticks/nifty-fut-kite.csv.gz");
        List<NamedCsvRecord> rows = rows(csv);
        var sink = new RecordingSink();
        var tokens = new KiteTokens(List.of(FUTURE));
        var instruments = new Instruments(1);
        instruments.registerAll(tokens.onWire());
        var decoder = new KiteDecoder(instruments::id, 0);
        try (var source = new RecordingSource(csv, List.of(FUTURE), 0)) {
            source.advanceTo(
                    Long.MAX_VALUE,
                    snapshot -> {
                        ByteBuffer frame = ByteBuffer.allocate(200).putShort((short) 1);
                        KiteEncoder.put(frame, snapshot, tokens.instrumentToken(0), KiteMode.FULL);
                        decoder.decode(frame.flip(), snapshot.tick().receiveTimeNs(), sink);
                    });
            assertEquals(0, source.skipped());
        }
        assertEquals(rows.size(), sink.ticks().size());
        for (int i = 0; i < rows.size(); i++) {
            assertRow(rows.get(i), sink.ticks().get(i));
        }
    }

    private static List<NamedCsvRecord> rows(Path csv) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(csv));
                var reader = CsvReader.builder().ofNamedCsvRecord(in, StandardCharsets.UTF_8)) {
            return reader.stream().toList();
        }
    }

    private static void assertRow(NamedCsvRecord row, Tick tick) {
        assertEquals(row.getField("recv_ns"), Long.toString(tick.receiveTimeNs()));
        assertEquals(row.getField("exch_ns"), Long.toString(tick.exchangeTimeNs()));
        assertEquals(row.getField("ltt_ns"), Long.toString(tick.lastTradeTimeNs()));
        assertEquals(row.getField("ltp"), Prices.format(tick.ltp()));
        assertEquals(row.getField("atp"), Prices.format(tick.atp()));
        assertEquals(row.getField("volume"), Long.toString(tick.volume()));
        assertEquals(row.getField("oi"), Long.toString(tick.oi()));
        for (int level = 0; level < Tick.LEVELS; level++) {
            assertEquals(row.getField("bp" + (level + 1)), Prices.format(tick.bid(level)));
            assertEquals(row.getField("aq" + (level + 1)), Long.toString(tick.askQty(level)));
            assertEquals(row.getField("ao" + (level + 1)), Long.toString(tick.askOrders(level)));
        }
    }

    @Test
    void keepsWhatARowDoesNotSayShiftsTimesAndCountsBadRows(@TempDir Path dir) throws IOException {
        Path csv = dir.resolve("a.csv");
        Files.writeString(
                csv,
                """
                recv_ns,segment,token,ltp,volume,oi,bp1,bq1,true_buy
                1000,NSE,7,10.5,100,,10.4,5,60
                x,NSE,7,1,1,1,1,1,1
                2000,NSE,7,,,33,,,
                2500,NSE,8,1,1,1,1,1,1
                2600,NSE,7,ten,1,1,1,1,1
                3000,NSE,7,11,120,,,,
                """);
        var seen = new ArrayList<String>();
        try (var source = new RecordingSource(csv, List.of(instrument("NSE", 7)), 500)) {
            assertEquals(1_500, source.nextTimeNs());
            source.advanceTo(2_499, s -> seen.add(line(s)));
            assertEquals(1, seen.size());
            source.advanceTo(9_999, s -> seen.add(line(s)));
            assertEquals(3, source.skipped());
        }
        assertEquals(
                List.of("1500 10.5 100 0 5 60", "2500 10.5 100 33 5 0", "3500 11 120 33 5 0"),
                seen);
    }

    private static String line(MarketSnapshot s) {
        Tick t = s.tick();
        return t.receiveTimeNs()
                + " "
                + Prices.format(t.ltp())
                + " "
                + t.volume()
                + " "
                + t.oi()
                + " "
                + t.bidQty(0)
                + " "
                + s.trueBuyQty();
    }

    @Test
    void givesWideTokensAndForeignSegmentsNumbersThatFit() {
        var tokens =
                new KiteTokens(
                        List.of(
                                instrument("NSE", 46_501_025),
                                instrument("NSE", (1 << 24) - 1),
                                instrument("NSE", 11_801_025),
                                instrument("CRYPTO", 1)));
        var seen = tokens.onWire().stream().map(i -> i.segment() + i.token()).toList();

        assertEquals(List.of("NSE16777214", "NSE16777215", "NSE11801025", "MCXSX16777213"), seen);
        for (int index = 0; index < 4; index++) {
            assertEquals(index, tokens.index(tokens.instrumentToken(index)));
            assertTrue(tokens.instrumentToken(index) <= 0xffff_ffffL);
        }
        assertEquals("NSE46501025", tokens.onWire(0).symbol());
    }
}
