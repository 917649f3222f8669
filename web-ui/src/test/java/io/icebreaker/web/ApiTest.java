package io.icebreaker.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.Interval;
import io.icebreaker.bar.Rows;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.FeedBoard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiTest {
    private static final String FUT = "segment=NFO&token=53001";

    private Market market;
    private WebServer server;
    private Client client;

    @BeforeEach
    void start() {
        start(1 << 20);
    }

    private void start(int historyWords) {
        market = new Market(3, historyWords);
        server =
                WebServer.start(
                        WebConfig.onPort(0), market.board, market, SystemEpochNanoClock.INSTANCE);
        client = new Client(server.port());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Two hours of trades a few seconds apart, with pauses of minutes. */
    private void session() {
        var random = new SplittableRandom(42);
        long timeNs = Market.OPEN_NS + 7 * Market.SECOND_NS;
        long price = 245_000_000;
        while (timeNs < Market.OPEN_NS + 7_300 * Market.SECOND_NS) {
            price += (random.nextInt(9) - 4) * Market.TICK;
            market.trade(
                    0, timeNs, price, (1 + random.nextInt(4)) * Market.LOT, random.nextInt(3) - 1);
            timeNs +=
                    random.nextInt(100) == 0
                            ? 200 * Market.SECOND_NS
                            : random.nextLong(4 * Market.SECOND_NS);
        }
    }

    @ParameterizedTest
    @EnumSource(Interval.class)
    void rolledUpBarsEqualThoseFoldedStraightFromTheTrades(Interval interval) throws Exception {
        session();
        List<Market.OpenBar> direct = market.direct(0, interval, Market.TICK);

        JsonTree answer =
                client.json("/api/bars?" + FUT + "&limit=5000&interval=" + interval.label());
        List<JsonTree> bars = new ArrayList<>(answer.at("bars").items());
        bars.add(answer.at("forming"));

        assertEquals(direct.size(), bars.size());
        for (int i = 0; i < bars.size(); i++) {
            assertBar(direct.get(i), bars.get(i), i == bars.size() - 1);
        }
        assertFalse((Boolean) answer.at("truncated").raw());
    }

    private static void assertBar(Market.OpenBar direct, JsonTree bar, boolean forming) {
        long[] words = direct.words;
        long[] rows = direct.whole();
        int poc = Rows.poc(rows, Bar.WORDS, direct.ladder.rows());
        long area = Rows.valueArea(rows, Bar.WORDS, direct.ladder.rows(), poc);
        List<Object> expected = new ArrayList<>();
        expected.add(words[Bar.START_NS] / 1_000_000);
        for (int field = Bar.OPEN; field <= Bar.CLOSE; field++) {
            expected.add(words[field]);
        }
        expected.add(Bar.volume(words, 0));
        expected.addAll(
                List.of(words[Bar.BUY], words[Bar.SELL], words[Bar.NEUTRAL], Bar.delta(words, 0)));
        expected.addAll(
                List.of(
                        words[Bar.MIN_DELTA],
                        words[Bar.MAX_DELTA],
                        words[Bar.TRADES],
                        words[Bar.AGG]));
        expected.add(Bar.vwap(words, 0));
        for (int row : new int[] {poc, Rows.high(area), Rows.low(area)}) {
            expected.add((direct.ladder.firstRow() + row) * direct.height);
        }
        expected.add(null);
        expected.add(words[Bar.CVD]);
        expected.add(forming ? 16L : 0L);
        expected.add((double) words[Bar.CONFIDENCE] / Bar.volume(words, 0) / 1000);
        expected.addAll(List.of(words[Bar.QUOTE_QTY], words[Bar.TICK_QTY], words[Bar.OFI]));
        expected.addAll(Arrays.asList(null, null, null)); // no averages in this market
        assertEquals(expected, bar.raw());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 20})
    void footprintsEqualThoseFoldedStraightAtEachRowHeight(int ticksPerRow) throws Exception {
        session();
        List<Market.OpenBar> direct = market.direct(0, Interval.M5, ticksPerRow * Market.TICK);

        JsonTree answer =
                client.json("/api/footprint?" + FUT + "&interval=5m&ticksPerRow=" + ticksPerRow);
        List<JsonTree> bars = answer.at("bars").items();

        assertEquals(ticksPerRow * Market.TICK, answer.at("rowHeight").number());
        assertEquals(direct.size() - 1, bars.size());
        for (int i = 0; i < bars.size(); i++) {
            assertBar(direct.get(i), bars.get(i).at("bar"), false);
            assertRows(direct.get(i), bars.get(i).at("rows").items());
        }
    }

    private static void assertRows(Market.OpenBar direct, List<JsonTree> rows) {
        long[] words = direct.whole();
        assertEquals(direct.ladder.rows(), rows.size());
        for (int row = 0; row < rows.size(); row++) {
            int cell = Bar.WORDS + row * Rows.WORDS;
            List<JsonTree> cells = rows.get(row).items();
            assertEquals((direct.ladder.firstRow() + row) * direct.height, cells.get(0).number());
            for (int column = Rows.BID; column <= Rows.TRADES; column++) {
                assertEquals(words[cell + column], cells.get(1 + column).number());
            }
            boolean buy = Rows.buyImbalance(words, Bar.WORDS, row, Market.LOT);
            boolean sell = Rows.sellImbalance(words, Bar.WORDS, rows.size(), row, Market.LOT);
            assertEquals((buy ? 1 : 0) | (sell ? 2 : 0), cells.get(5).number() & 3);
        }
    }

    @Test
    void exactlyOneRowIsThePointOfControlAndItLiesInTheValueArea() throws Exception {
        session();
        for (JsonTree bar :
                client.json("/api/footprint?" + FUT + "&interval=3m").at("bars").items()) {
            List<JsonTree> marked =
                    bar.at("rows").items().stream()
                            .filter(row -> (row.at(5).number() & 4) != 0)
                            .toList();
            assertEquals(1, marked.size());
            assertEquals(bar.at("bar").at(15).number(), marked.get(0).at(0).number());
            assertTrue((marked.get(0).at(5).number() & 8) != 0);
        }
    }

    @Test
    void pagesBackwardsWithoutGapOrOverlap() throws Exception {
        session();
        List<Object> whole = raw(client.json("/api/bars?" + FUT + "&interval=3m&limit=5000"));
        List<Object> paged = new ArrayList<>();
        String before = "";
        for (List<Object> page = raw(client.json("/api/bars?" + FUT + "&interval=3m&limit=7"));
                !page.isEmpty();
                page = raw(client.json("/api/bars?" + FUT + "&interval=3m&limit=7" + before))) {
            paged.addAll(0, page);
            before = "&before=" + ((List<?>) page.get(0)).get(0);
        }
        assertEquals(whole, paged);
    }

    private static List<Object> raw(JsonTree answer) {
        return answer.at("bars").items().stream().map(JsonTree::raw).toList();
    }

    @Test
    void aBarThatClosedInItsLastSecondIsClosedBeforeTheNextTrade() throws Exception {
        market.trade(0, Market.OPEN_NS + 299 * Market.SECOND_NS, 245_000_000, 75, 1);
        market.close(0, Board.MINUTE);

        JsonTree answer = client.json("/api/bars?" + FUT + "&interval=5m");
        assertEquals(1, answer.at("bars").items().size());
        assertNull(answer.at("forming").raw());
    }

    @Test
    void saysWhenOlderBarsAreGoneAndMarksTheBucketThatLostSome() throws Exception {
        server.close();
        start(1 << 13);
        session();

        JsonTree answer = client.json("/api/bars?" + FUT + "&interval=1h&limit=5000");
        assertTrue((Boolean) answer.at("truncated").raw());
        JsonTree oldest =
                answer.at("bars").items().isEmpty()
                        ? answer.at("forming")
                        : answer.at("bars").at(0);
        assertEquals(1, oldest.at(20).number() & 1);
    }

    @Test
    void healthTellsWhatEachFeedGaveToSharedInstruments() throws Exception {
        session();
        assertNull(client.json("/api/health").at("feeds").at(0).at("shared").raw());
        market.board.feeds().share(0, FeedBoard.SHADOWED, 5);
        market.board.feeds().pair(0, 1, FeedBoard.COMPARED, 4);
        market.board.feeds().pair(0, 1, FeedBoard.LTP_DIFFERS, 3);
        JsonTree health = client.json("/api/health");
        JsonTree shared = health.at("feeds").at(0).at("shared");
        assertEquals(5, shared.at("shadowed").number());
        assertEquals(0, shared.at("leadMs").number());
        assertEquals(3, shared.at("disagreed").number());
        assertEquals(1, health.at("agreement").items().size());
        assertEquals(1, health.at("agreement").at(0).at("other").number());
        assertEquals(4, health.at("agreement").at(0).at("compared").number());
    }

    @Test
    void healthTellsWhatTheContractNames() throws Exception {
        session();
        JsonTree health = client.json("/api/health");

        assertEquals("ok", health.at("status").text());
        assertEquals("DEMO", health.at("mode").text());
        assertEquals("0000000000000abc", health.at("outputHash").text());
        assertEquals(market.trades.size(), health.at("sequence").number());
        assertEquals(market.trades.size(), health.at("ticks").number());
        assertEquals("kite", health.at("feeds").at(0).at("name").text());
        assertEquals("LIVE", health.at("feeds").at(0).at("state").text());
        assertEquals(2, health.at("counters").at("LATE").number());
        assertEquals(0, health.at("counters").at("WEB_ERRORS").number());
        assertEquals("LEE_READY_SNAP", health.at("sideModel").text());
        for (String key :
                List.of(
                        "build",
                        "journaledSequence",
                        "rejected",
                        "gaps",
                        "engineTimeMs",
                        "uptimeMs",
                        "recoveredFrom",
                        "timeToReadyMs",
                        "pages")) {
            assertTrue(health.has(key), key);
        }
    }

    @Test
    void instrumentsAreListedWithNullForWhatTheyDoNotHave() throws Exception {
        JsonTree first = client.json("/api/instruments").at("instruments").at(0);

        assertEquals("NFO", first.at("segment").text());
        assertEquals(53_001, first.at("token").number());
        assertEquals("2026-11-24", first.at("expiry").text());
        assertNull(first.at("strike").raw());
        assertEquals(75, first.at("lotSize").number());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/bars?segment=NFO&token=53001&interval=7m|interval",
                "/api/bars?segment=NFO&token=53001&limit=0|limit",
                "/api/bars?segment=NFO&token=53001&limit=99999999999999999999|limit",
                "/api/bars?segment=NFO&token=x|token",
                "/api/bars?token=53001|segment",
                "/api/bars?segment=NFO&token=53001&before=-1|before",
                "/api/footprint?segment=NFO&token=53001&ticksPerRow=0|ticksPerRow"
            })
    void refusesWhatItCannotAnswerAndNamesTheField(String pathAndField) throws Exception {
        String[] parts = pathAndField.split("\\|");
        var response = client.get(parts[0]);

        assertEquals(400, response.statusCode());
        JsonTree refusal = JsonTree.parse(response.body());
        assertEquals(parts[1], refusal.at("field").text());
        assertFalse(refusal.at("hint").text().isEmpty());
    }

    @Test
    void anUnknownIntervalIsAnsweredWithThoseThereAre() throws Exception {
        JsonTree refusal = client.json("/api/bars?" + FUT + "&interval=7m");

        assertTrue(
                refusal.at("hint").text().contains("1s 5s 15s 30s 1m 3m 5m 10m 15m 30m 1h 1d"),
                refusal.toString());
    }

    @Test
    void anUnknownInstrumentIsNotFound() throws Exception {
        assertEquals(404, client.get("/api/bars?segment=NFO&token=1").statusCode());
    }
}
