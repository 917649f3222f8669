package io.icebreaker.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.Interval;
import io.icebreaker.finding.IndicatorWords;
import io.icebreaker.finding.Sheet;
import io.icebreaker.indicator.Indicator;
import io.icebreaker.publish.Board;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TopicsTest {
    private static final long PRICE = 245_000_000;

    private Market market = new Market(2, 1 << 16);
    private final WebCounter.Set counters = new WebCounter.Set();
    private long frame;

    private static JsonTree told(Topic topic, long seen) {
        Bytes bytes = topic.encoded(seen);
        return JsonTree.parse(new String(bytes.array(), 0, bytes.length(), StandardCharsets.UTF_8));
    }

    private void trade(long second) {
        market.trade(
                0,
                Market.OPEN_NS + second * Market.SECOND_NS,
                PRICE + second % 7 * Market.TICK,
                75,
                1);
    }

    private long look(Topic topic) {
        topic.look(++frame);
        return frame;
    }

    private ChartTopic chart(String name) {
        return new ChartTopic(TopicName.parse(name, market.board), market.board, counters);
    }

    @Test
    void aSheetByIntervalHasATopicAnInterval() {
        var topic = TopicName.parse("indicators:0:5m", market.board);
        assertEquals(Sheet.key(0, Interval.M5), topic.id());
        assertEquals("indicators", topic.panel());
        for (String wrong :
                List.of(
                        "indicators",
                        "indicators:0",
                        "swings:0:7m",
                        "swings:99:1m",
                        "swings:0:1m:1")) {
            assertNull(TopicName.parse(wrong, market.board), wrong);
        }
        long[] words = new long[IndicatorWords.FIRST + Indicator.COUNT];
        words[IndicatorWords.BARS] = 12;
        market.board.findings().show(Sheet.INDICATORS, topic.id(), words, words.length, 9);
        Topic sheet = Panels.topic(topic, market.board);
        look(sheet);
        JsonTree value = told(sheet, 0).at("value");
        assertEquals("5m", value.at("interval").text());
        assertEquals(12, value.at("bars").number());
    }

    @Test
    void whatPagesMissedAlikeIsEncodedOnce() {
        trade(1);
        var quotes = new QuotesTopic(TopicName.parse("quotes", market.board), market.board);
        look(quotes);

        assertSame(quotes.encoded(0), quotes.encoded(0));
        assertEquals(1, told(quotes, 0).items().size());
        assertEquals(0, told(quotes, frame).items().size());
        assertEquals(1, told(quotes, 0).items().size()); // the second fragment left the first alone
    }

    @Test
    void aPageThatMissedFramesGetsAllFieldsThatChangedMeanwhile() {
        var quotes = new QuotesTopic(TopicName.parse("quotes", market.board), market.board);
        trade(1);
        long seen = look(quotes);
        market.board.quote(0, packet().oi(5), 0);
        look(quotes);
        market.board.quote(0, packet().atp(PRICE), 0);
        long last = look(quotes);

        long time = 1L << 8;
        assertEquals(1 << 3 | 1 << 7 | time, told(quotes, seen).at(0).at(1).number());
        assertEquals(1 << 7, told(quotes, last - 1).at(0).at(1).number());
    }

    @Test
    void aFieldThatIsGoneIsToldAsNull() {
        var quotes = new QuotesTopic(TopicName.parse("quotes", market.board), market.board);
        trade(1);
        long seen = look(quotes);
        market.board.quote(0, packet().bid(0, PRICE, 75, 1).mark(TickFlags.HAS_DEPTH), 0);
        look(quotes);

        JsonTree quote = told(quotes, seen).at(0);
        assertTrue((quote.at(1).number() & 1 << 11) != 0);
        assertNull(
                quote.items()
                        .get(quote.items().size() - 1)
                        .raw()); // the ask is the highest bit that changed
    }

    private static Tick packet() {
        long timeNs = Market.OPEN_NS + 3_600 * Market.SECOND_NS;
        return new Tick().effectiveTimeNs(timeNs).receiveTimeNs(timeNs);
    }

    @Test
    void aChartBeginsWithItsLastClosedBars() {
        for (long second = 0; second < 1_000; second += 10) {
            trade(second);
        }
        ChartTopic chart = chart("chart:0:3m:1");
        look(chart);

        List<JsonTree> closed = told(chart, 0).at("closed").items();
        assertEquals(2, closed.size());
        long openMs = Market.OPEN_NS / 1_000_000;
        assertEquals(openMs + 3 * 180_000, closed.get(0).at("bar").at(0).number());
        assertEquals(openMs + 4 * 180_000, closed.get(1).at("bar").at(0).number());
        assertEquals(openMs + 5 * 180_000, told(chart, 0).at("forming").at("bar").at(0).number());
        assertEquals(0, closed.get(0).at("bar").at(20).number());
    }

    @Test
    void aChartThatMissedBarsItCannotReadAnyMoreAsksForTheHistoryAgain() {
        market = new Market(2, 1 << 10);
        trade(1);
        ChartTopic chart = chart("chart:0:5s:1");
        long seen = look(chart);
        for (long second = 2; second < 200; second++) {
            trade(second);
        }
        long after = look(chart);

        assertEquals(true, told(chart, seen).at("reload").raw());
        assertFalse(told(chart, 0).has("reload")); // who comes anew fetches anyway
        assertEquals(1, counters.get(WebCounter.WEB_CHART_RELOADS));
        trade(201);
        look(chart);
        assertFalse(told(chart, after).has("reload"));
        assertEquals(16, told(chart, after).at("forming").at("bar").at(20).number() & 16);
    }

    @Test
    void aPageFurtherBehindThanTheBarsKeptFetchesAgain() {
        trade(1);
        ChartTopic chart = chart("chart:0:1s:1");
        long behind = look(chart);
        for (long second = 2; second < 60; second++) {
            trade(second);
            look(chart);
        }
        assertEquals(true, told(chart, behind).at("reload").raw());
        assertEquals(1, told(chart, frame - 1).at("closed").items().size());
    }

    @Test
    void nothingNewIsNoNews() {
        trade(1);
        ChartTopic chart = chart("chart:0:1m:1");
        long seen = look(chart);
        look(chart);

        assertFalse(chart.changedSince(seen));
    }

    @Test
    void theTapeTellsHowManyPrintsWentBy() {
        var tape = new TapeTopic(TopicName.parse("tape:0", market.board), market.board.trades());
        trade(1);
        long seen = look(tape);
        for (int print = 0; print < TapeTopic.KEPT + 30; print++) {
            trade(2 + print);
        }
        look(tape);

        assertEquals(TapeTopic.KEPT, told(tape, seen).at("trades").items().size());
        assertEquals(30, told(tape, seen).at("missed").number());
        assertEquals(0, told(tape, 0).at("missed").number());
    }

    @Test
    void theTapeIsOfItsInstrumentOnly() {
        var tape = new TapeTopic(TopicName.parse("tape:1", market.board), market.board.trades());
        trade(1);
        look(tape);

        assertFalse(tape.changedSince(0));
    }

    @Test
    void rowsRecordedHigherStayAsTheyAre() {
        var bar = new Market.OpenBar(0, Interval.M1, Market.OPEN_NS, 5_000);
        bar.trade(new Market.Trade(0, Market.OPEN_NS, PRICE + 7_000, 75, 1), 75, 1);
        var merger = new Merger(Interval.M5, 500);
        merger.add(bar.whole());

        assertEquals(5_000, merger.result()[Bar.ROW_HEIGHT]);
        assertEquals(PRICE + 5_000, merger.result()[Bar.POC]);
    }

    @Test
    void rowsAreMergedUpToTheNextWholeNumberOfRecordedOnes() {
        var bar = new Market.OpenBar(0, Interval.M1, Market.OPEN_NS, 1_000);
        bar.trade(new Market.Trade(0, Market.OPEN_NS, PRICE + 2_000, 75, 1), 75, 1);
        var merger = new Merger(Interval.M5, 1_500);
        merger.add(bar.whole());

        assertEquals(2_000, merger.result()[Bar.ROW_HEIGHT]);
        assertEquals(PRICE + 2_000, merger.result()[Bar.POC]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "quote",
                "depth",
                "depth:",
                "depth:2",
                "depth:-1",
                "depth:0:1",
                "depth:99999999999",
                "tape:x",
                "chart:0",
                "chart:0:7m:1",
                "chart:0:1m:0",
                "chart:0:1m:1001",
                "chart:0:1m:1:1",
                "chart:٣:1m:1"
            })
    void nothingElseIsATopic(String text) {
        assertNull(TopicName.parse(text, market.board));
    }

    @Test
    void streamsOfSecondsAndMinutes() {
        assertEquals(Board.SECOND, BarQuery.stream(Interval.S30));
        assertEquals(Board.MINUTE, BarQuery.stream(Interval.M1));
    }
}
