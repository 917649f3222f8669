package io.icebreaker.feed.noren;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.FrameLine;
import io.icebreaker.feed.RecordingSink;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Segments;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NorenDecoderTest {
    /** 2026-09-03 11:05:10 IST. */
    private static final long RECEIVED_NS = 1_788_413_710_000_000_000L;

    private static final int FEED = 3;

    private final RecordingSink sink = new RecordingSink();
    private final NorenDecoder decoder =
            new NorenDecoder((segment, token) -> segment * 10_000_000 + (int) token, FEED, 100);

    private int decode(String message) {
        return decoder.decode(message.getBytes(StandardCharsets.UTF_8), RECEIVED_NS, sink);
    }

    private Tick last() {
        return sink.ticks().get(sink.ticks().size() - 1);
    }

    private Reject lastReject() {
        return sink.rejects().get(sink.rejects().size() - 1);
    }

    @Test
    void readsThePublishedTouchlineAndMergesItsDeltas() {
        List<String> published = NorenSamples.published();
        assertEquals(1, decode(published.get(0)));
        assertEquals(10_011_630, last().id());
        assertEquals(FEED, last().feed());
        assertEquals(RECEIVED_NS, last().receiveTimeNs());
        assertEquals(162_220, last().volume());
        assertFalse(last().has(TickFlags.HAS_OPEN), "the snapshot has no o");

        decode(published.get(1));
        assertEquals(1_184_500, last().ltp());
        assertEquals(166_637 - 162_220, last().volume() - sink.ticks().get(0).volume());
        assertEquals(1_184_500, last().bid(0), "bp1 stays");
        assertEquals(3_135, last().bidQty(0));
        assertEquals(1_185_500, last().ask(0));
        assertEquals(1_186_500, last().high());

        decode(published.get(2));
        assertEquals(1_186_000, last().ltp());
        assertEquals(166_637, last().volume(), "the price moved, nothing traded yet");
    }

    @Test
    void readsEveryPublishedMessage() {
        var lines = new ArrayList<FrameLine>();
        for (String message : NorenSamples.published()) {
            lines.add(new FrameLine(RECEIVED_NS, true, message.getBytes(StandardCharsets.UTF_8)));
        }
        NorenTable table = NorenTable.of(lines);

        assertEquals(12, table.result().ticks());
        assertEquals(1, table.result().heartbeats());
        assertEquals(1, table.result().texts());
        assertEquals(Map.of(Reject.UNRESOLVED, 1L), table.result().refused());
        assertEquals(
                "{exch_ns=1661314258000000000, frame=3, kind=tf, ltp=17504.85, packet=0,"
                        + " recv_ns=1788413710000000000, segment=NSE, token=26000}",
                table.rows().get(3).toString());
        assertEquals(
                "{exch_ns=1750652516000000000, frame=10, high=24988.1, kind=dk, low=24834.55,"
                        + " ltp=24865.45, open=24939.75, packet=0, prev_close=25112.4,"
                        + " recv_ns=1788413710000000000, segment=NSE, token=26000,"
                        + " week52_high=26277.35, week52_low=21743.65}",
                table.rows().get(10).toString());
        assertEquals(
                "{frame=13, kind=df, packet=0, recv_ns=1788413710000000000, reject=UNRESOLVED,"
                        + " token=500112}",
                table.rows().get(12).toString());
    }

    @Test
    void theConstructedSessionComesToItsStatedStates() {
        var lines = new ArrayList<FrameLine>();
        var expected = new ArrayList<Map<String, String>>();
        for (NorenSamples.Line line : NorenSamples.session()) {
            if (line.isFromServer()) {
                byte[] bytes = line.text().getBytes(StandardCharsets.UTF_8);
                lines.add(new FrameLine(line.receiveTimeNs(), true, bytes));
            }
            if (!line.merged().isEmpty()) {
                expected.add(asSnapshot(line));
            }
        }
        List<Map<String, String>> rows =
                NorenTable.of(lines).rows().stream().map(NorenTable::said).toList();

        assertEquals(9, rows.size());
        assertEquals(expected, rows);
    }

    /** The stated state, sent whole to a reader that knows nothing else. */
    private static Map<String, String> asSnapshot(NorenSamples.Line line) {
        var message = new java.util.LinkedHashMap<>(line.merged());
        message.put("t", line.text().startsWith("{\"t\":\"d") ? "dk" : "tk");
        byte[] bytes = NorenSamples.json(message).getBytes(StandardCharsets.UTF_8);
        return new NorenTwin().read(bytes, line.receiveTimeNs()).orElseThrow();
    }

    @Test
    void depthShowsFiveLevelsWithOrdersAndNoneThatIsEmpty() {
        decode(
                "{\"t\":\"dk\",\"e\":\"NSE\",\"tk\":\"1\",\"bp1\":\"10.05\",\"bq1\":\"7\",\"bo1\":\"2\","
                        + "\"bp2\":\"10.00\",\"bq2\":\"0\",\"bo2\":\"0\",\"sp1\":\"10.1\",\"sq1\":\"5000000000\"}");

        assertEquals(100_500, last().bid(0));
        assertEquals(7, last().bidQty(0));
        assertEquals(2, last().bidOrders(0));
        assertEquals(0, last().bid(1), "no quantity, no level");
        assertEquals(0xffff_ffffL, last().askQty(0), "saturates");
        assertEquals(0, last().askOrders(0));
        assertTrue(last().has(TickFlags.HAS_DEPTH));
    }

    @Test
    void aZeroInADeltaDoesNotEraseThePricesOfTheDay() {
        decode(
                "{\"t\":\"dk\",\"e\":\"NSE\",\"tk\":\"1\",\"lp\":\"5\",\"o\":\"4\",\"ap\":\"4.5\",\"sq1\":\"3\",\"sp1\":\"5\"}");
        decode(
                "{\"t\":\"df\",\"e\":\"NSE\",\"tk\":\"1\",\"lp\":\"0.00\",\"o\":\"0.00\",\"ap\":\"0\",\"h\":\"0.00\",\"sq1\":\"0\"}");
        assertEquals(40_000, last().open());
        assertEquals(45_000, last().atp());
        assertEquals(0, last().ltp(), "ltp is not guarded");
        assertTrue(last().has(TickFlags.HAS_HIGH), "there was none before");
        assertEquals(0, last().askQty(0), "an empty level is real");

        decode("{\"t\":\"dk\",\"e\":\"NSE\",\"tk\":\"1\",\"o\":\"0.00\"}");
        assertEquals(0, last().open(), "in a snapshot zeros count");
        assertFalse(last().has(TickFlags.HAS_LTP), "what a snapshot lacks is gone");
    }

    @Test
    void everyAcknowledgedLoginDiscardsTheStates() {
        for (String ack :
                List.of("{\"t\":\"ak\",\"s\":\"OK\"}", "{\"t\":\"ck\",\"s\":\"NOT_OK\"}")) {
            decode("{\"t\":\"dk\",\"e\":\"NSE\",\"tk\":\"1\",\"lp\":\"5\",\"v\":\"100\"}");
            assertEquals(1, decode("{\"t\":\"df\",\"tk\":\"1\",\"lp\":\"6\"}"));
            assertEquals(0, decode(ack));

            assertEquals(0, decode("{\"t\":\"df\",\"tk\":\"1\",\"lp\":\"6\"}"));
            assertEquals(Reject.UNRESOLVED, lastReject());
            assertEquals(1, decode("{\"t\":\"df\",\"e\":\"NSE\",\"tk\":\"1\",\"lp\":\"6\"}"));
            assertFalse(last().has(TickFlags.HAS_VOLUME), "merged into an empty state");
        }
    }

    @Test
    void resolvesAMissingExchangeOnlyWhenOneHasTheToken() {
        decode("{\"t\":\"dk\",\"e\":\"NSE\",\"tk\":\"500\",\"lp\":\"5\"}");
        decode("{\"t\":\"tk\",\"e\":\"CDS\",\"tk\":\"500\",\"lp\":\"83.5\"}");
        assertEquals(1, decode("{\"t\":\"df\",\"tk\":\"500\",\"lp\":\"6\"}"));
        assertEquals(10_000_500, last().id(), "the CDS state is another kind");

        decode("{\"t\":\"df\",\"e\":\"CDS\",\"tk\":\"500\",\"lp\":\"83.6\"}");
        assertEquals(0, decode("{\"t\":\"df\",\"tk\":\"500\",\"lp\":\"6\"}"));
        assertEquals(Reject.UNRESOLVED, lastReject());
        assertEquals(0, decode("{\"t\":\"dk\",\"tk\":\"501\",\"lp\":\"6\"}"));
        assertEquals(Reject.UNRESOLVED, lastReject());
    }

    @Test
    void refusesInTheContractsOrder() {
        Map<String, Reject> refused =
                Map.ofEntries(
                        Map.entry("", Reject.TEXT),
                        Map.entry("[]", Reject.TEXT),
                        Map.entry("{}", Reject.TEXT),
                        Map.entry("{\"t\":\"xx\",\"v\":1}", Reject.TEXT),
                        Map.entry("{\"t\":\"xx\"}{}", Reject.TEXT),
                        Map.entry("\ufeff{\"t\":\"xx\"}", Reject.TEXT),
                        Map.entry(
                                "{\"t\":\"df\",\"e\":\"NSE\",\"tk\":\"1\",\"lp\":null}",
                                Reject.TEXT),
                        Map.entry("{\"e\":\"NSE\",\"tk\":\"1\"}", Reject.TEXT),
                        Map.entry("{\"t\":\"xx\",\"tk\":\"0\"}", Reject.KIND),
                        Map.entry("{\"t\":\"df\",\"e\":\"NCX\",\"tk\":\"0\"}", Reject.TOKEN),
                        Map.entry("{\"t\":\"df\",\"e\":\"NCX\"}", Reject.TOKEN),
                        Map.entry("{\"t\":\"df\",\"tk\":\"77\"}", Reject.UNRESOLVED),
                        Map.entry("{\"t\":\"dk\",\"e\":\"NCX\",\"tk\":\"77\"}", Reject.SEGMENT),
                        Map.entry("{\"t\":\"dk\",\"e\":\"nse\",\"tk\":\"77\"}", Reject.SEGMENT));
        refused.forEach(
                (message, reason) -> {
                    assertEquals(0, decode(message), message);
                    assertEquals(reason, lastReject(), message);
                });
        assertEquals(0, decoder.decodeBinary(sink));
        assertEquals(Reject.OPCODE, lastReject());
    }

    @Test
    void refusesInstrumentsNobodyDefinedAndKeepsNoStateOfThem() {
        var strict = new NorenDecoder((segment, token) -> token == 1 ? 0 : -1, 0, 100);
        byte[] unknown =
                "{\"t\":\"dk\",\"e\":\"NSE\",\"tk\":\"2\"}".getBytes(StandardCharsets.UTF_8);
        strict.decode(unknown, RECEIVED_NS, sink);
        assertEquals(Reject.UNKNOWN_INSTRUMENT, lastReject());
        byte[] delta = "{\"t\":\"df\",\"tk\":\"2\"}".getBytes(StandardCharsets.UTF_8);
        strict.decode(delta, RECEIVED_NS, sink);
        assertEquals(Reject.UNRESOLVED, lastReject());
    }

    @Test
    void countsValuesThatAreNoNumbersAndTakesThemAsAbsent() {
        decode("{\"t\":\"dk\",\"e\":\"NSE\",\"tk\":\"1\",\"lp\":\"5\",\"v\":\"100\"}");
        decode(
                "{\"t\":\"df\",\"e\":\"NSE\",\"tk\":\"1\",\"lp\":\"NA\",\"v\":\"\",\"ft\":\"0\",\"ltt\":\"05:30:00\"}");
        assertEquals(50_000, last().ltp());
        assertEquals(100, last().volume());
        assertFalse(last().has(TickFlags.HAS_EXCHANGE_TIME | TickFlags.HAS_LAST_TRADE_TIME));
        assertEquals(2, decoder.badValues(), "a time that says none is no bad value");
    }

    @Test
    void codesAreTheEnginesSegments() {
        for (int code = NorenLayout.FIRST_SEGMENT; code <= NorenLayout.LAST_SEGMENT; code++) {
            char[] name = Segments.name(code).toCharArray();
            assertEquals(code, NorenLayout.segment(name, 0, name.length));
        }
    }
}
