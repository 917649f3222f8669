package io.icebreaker.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.EventSpec;
import io.icebreaker.bar.Vwap;
import io.icebreaker.finding.FindingType;
import io.icebreaker.journal.OutputSink;
import io.icebreaker.journal.OutputType;
import io.icebreaker.publish.Board;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.setting.Settings;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import io.icebreaker.tick.TickSink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Event bars and averages as the server builds them, beside what the engine journaled of the same trades. */
final class EventBarsServedTest {
    private static final String FUT = "segment=NFO&token=53001";
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final int INSTRUMENTS = 2;

    /** Three specs that the engine builds too. */
    private static final Settings SETTINGS =
            Settings.DEFAULTS
                    .with("bars.tick", "7")
                    .with("bars.volume.units", "1100")
                    .with("bars.range.ticks", "3");

    private final List<long[]> journaled = new ArrayList<>();
    private final List<long[]> trades = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(11);
    private Board board;
    private Pipeline pipeline;
    private TickSink sink;
    private long volume = 1_000;
    private long price = 245_000_000;
    private long timeNs = Market.OPEN_NS;

    private void start(int tradesKept) throws Exception {
        board = new Board(INSTRUMENTS, 1 << 16, 1 << 16, tradesKept);
        OutputSink output =
                (sequence, type, words, at, length) -> {
                    if (type == FindingType.EVENT_BAR) {
                        journaled.add(Arrays.copyOfRange(words, at, at + length));
                    } else if (type == OutputType.TRADE) {
                        trades.add(Arrays.copyOfRange(words, at, at + length));
                    }
                };
        pipeline =
                Pipeline.start(
                        PipelineSetup.replay(Profile.QUIET_VPS, INSTRUMENTS)
                                .withBoard(board)
                                .withSettings(SETTINGS)
                                .withOutput(output));
        sink = pipeline.newSink();
        Events.config(sink.claim(), 1, 0, "test", "kite", timeNs);
        sink.publish();
        for (int id = 0; id < INSTRUMENTS; id++) {
            Events.instrument(sink.claim(), id, Market.instrument(id), timeNs);
            sink.publish();
        }
    }

    @AfterEach
    void stop() {
        pipeline.close();
    }

    /** Packets of two instruments, most of them trading; a jump of thirty ticks now and then. */
    private void packets(int count) {
        for (int i = 0; i < count; i++) {
            timeNs += random.nextLong(2_000_000_000L);
            price += (random.nextInt(7) - 3) * Market.TICK;
            price += random.nextInt(50) == 0 ? 30 * Market.TICK : 0;
            volume += random.nextInt(4) * 75L * (random.nextInt(40) == 0 ? 40 : 1);
            Tick tick = sink.claim();
            tick.kind(EventKind.TICK).id(i % INSTRUMENTS).receiveTimeNs(timeNs);
            tick.exchangeTimeNs(timeNs).ltp(price).lastQty(75).volume(volume).atp(price - 700);
            tick.oi(40_000 + i).mark(TickFlags.HAS_DEPTH);
            tick.bid(0, price - random.nextInt(2) * Market.TICK, 300, 2);
            tick.ask(0, price + Market.TICK, 225, 2);
            sink.publish();
        }
        awaitBoard();
    }

    /** The board is the lane's last stage, behind the output that draining waits for. */
    private void awaitBoard() {
        assertTrue(pipeline.drain(60_000));
        while (board.sequence() < pipeline.output().published()) {
            LockSupport.parkNanos(100_000);
        }
    }

    private void nextDay() {
        timeNs = Market.OPEN_NS + 3 * DAY_NS; // Monday
        volume = 10;
    }

    private List<long[]> journaled(String spec, int id) {
        return journaled.stream()
                .filter(
                        bar ->
                                bar[Bar.ID] == id
                                        && bar[Bar.INTERVAL] == EventSpec.parse(spec).code())
                .toList();
    }

    private BarQuery.Answer query(String spec, int id) {
        return new EventQuery(
                        board,
                        id,
                        EventSpec.parse(spec),
                        Market.TICK,
                        1_000_000,
                        BarQuery.ANY_TIME,
                        true)
                .run();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7t", "1100v", "3r"})
    void servesTheBarsTheEngineJournaledBitForBit(String spec) throws Exception {
        start(1 << 14);
        packets(3_000);
        nextDay();
        packets(2_000);
        for (int id = 0; id < INSTRUMENTS; id++) {
            List<long[]> engine = journaled(spec, id);
            BarQuery.Answer server = query(spec, id);
            assertFalse(server.truncated());
            assertTrue(engine.size() > 200, engine.size() + " bars");
            assertEquals(engine.size(), server.closed().size());
            for (int i = 0; i < engine.size(); i++) {
                assertArrayEquals(engine.get(i), server.closed().get(i), spec + " bar " + i);
            }
            assertNotNull(server.forming());
        }
    }

    @Test
    void aSessionsLastBarIsClosedOnceItsMinuteIsOver() throws Exception {
        start(1 << 12);
        packets(100);
        assertNotNull(query("100000t", 0).forming());
        Events.clock(sink.claim(), Market.CLOSE_NS + 62 * Market.SECOND_NS);
        sink.publish();
        awaitBoard();
        BarQuery.Answer after = query("100000t", 0);
        assertNull(after.forming());
        assertEquals(Bar.PARTIAL, after.closed().get(0)[Bar.FLAGS] & Bar.PARTIAL);
    }

    @Test
    void whereASessionsFirstTradesAreGoneTheBarsSaySo() throws Exception {
        start(1 << 8);
        packets(2_000);
        BarQuery.Answer cut = query("7t", 0);
        assertTrue(cut.truncated());
        assertTrue(cut.closed().stream().allMatch(bar -> (bar[Bar.FLAGS] & Bar.PARTIAL) != 0));
        assertTrue(board.tradeHistory().evicted() > 0);
        nextDay();
        packets(150);
        List<long[]> engine = journaled("7t", 0);
        List<long[]> server = query("7t", 0).closed();
        int whole = 10;
        for (int i = 1; i <= whole; i++) {
            assertArrayEquals(engine.get(engine.size() - i), server.get(server.size() - i));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"7t", "1100v", "3r", "1t", "40r", "50v"})
    void aChartThatFollowsTradeByTradeShowsWhatOneAnswerHolds(String spec) throws Exception {
        start(1 << 14);
        packets(200);
        var name = TopicName.parse("chart:0:" + spec + ":2", board);
        var chart = new EventChartTopic(name, board, new WebCounter.Set());
        List<JsonTree> shown = new ArrayList<>(served(spec).at("bars").items());
        long frame = 1;
        chart.look(frame);
        merge(shown, told(chart, 0), spec);
        for (int round = 0; round < 60; round++) {
            packets(random.nextInt(40));
            long seen = frame;
            chart.look(++frame);
            if (chart.changedSince(seen)) {
                merge(shown, told(chart, seen), spec);
            }
        }
        JsonTree whole = served(spec);
        List<JsonTree> bars = whole.at("bars").items();
        assertEquals(bars.size(), shown.size());
        for (int i = 0; i < bars.size(); i++) {
            assertEquals(bars.get(i).raw(), shown.get(i).raw(), spec + " bar " + i);
        }
        assertEquals(whole.at("forming").raw(), told(chart, 0).at("forming").raw());
    }

    /** What a page does: from the beginning of the first bar told on, its own are replaced. */
    private void merge(List<JsonTree> shown, JsonTree told, String spec) throws Exception {
        if (told.has("reload")) {
            shown.clear();
            shown.addAll(served(spec).at("bars").items());
            return;
        }
        List<JsonTree> closed = told.at("closed").items();
        if (!closed.isEmpty()) {
            long fromMs = closed.get(0).at("bar").at(0).number();
            shown.removeIf(bar -> bar.at("bar").at(0).number() >= fromMs);
            shown.addAll(closed);
        }
    }

    private static JsonTree told(Topic topic, long seen) {
        Bytes bytes = topic.encoded(seen);
        return JsonTree.parse(new String(bytes.array(), 0, bytes.length(), StandardCharsets.UTF_8));
    }

    private JsonTree served(String spec) throws Exception {
        return get("/api/footprint?" + FUT + "&limit=1500&ticksPerRow=2&interval=" + spec);
    }

    private JsonTree get(String path) throws Exception {
        try (WebServer server =
                WebServer.start(
                        WebConfig.onPort(0),
                        board,
                        new Market(1, 1 << 10),
                        SystemEpochNanoClock.INSTANCE)) {
            return new Client(server.port()).json(path);
        }
    }

    @Test
    void pagesGoBackThroughTheBarsAndTooOddSpecsAreRefused() throws Exception {
        start(1 << 14);
        packets(1_000);
        JsonTree newest = get("/api/bars?" + FUT + "&limit=10&interval=7t");
        assertEquals("7t", newest.at("interval").raw());
        assertEquals(10, newest.at("bars").items().size());
        List<long[]> engine = journaled("7t", 0);
        assertEquals(
                engine.get(engine.size() - 1)[Bar.SEQUENCE], newest.at("closedThrough").number());
        long before = newest.at("bars").at(0).at(0).number();
        JsonTree older = get("/api/bars?" + FUT + "&limit=10&interval=7t&before=" + before);
        assertEquals(
                engine.get(engine.size() - 11)[Bar.CLOSE],
                older.at("bars").items().get(9).at(4).number());
        assertNull(older.at("forming").raw());
        assertNull(TopicName.parse("chart:0:0t:1", board));
        assertNull(TopicName.parse("chart:0:5x:1", board));
    }

    @Test
    void theAverageOfTheSessionAndFromAnyMoment() throws Exception {
        start(1 << 14);
        packets(2_000);
        List<long[]> own = trades.stream().filter(t -> t[OutputType.TRADE_ID] == 0).toList();
        JsonTree day = get("/api/vwap?" + FUT);
        assertEquals(Market.OPEN_NS / 1_000_000, day.at("anchorMs").number());
        assertEquals(true, day.at("partial").raw()); // the first packet was a baseline
        long anchorNs = own.get(300)[OutputType.TRADE_TIME_NS] / 1_000_000 * 1_000_000;
        JsonTree anchored = get("/api/vwap?" + FUT + "&anchor=" + anchorNs / 1_000_000);
        assertEquals(false, anchored.at("partial").raw());
        var vwap = new Vwap();
        own.subList(300, own.size())
                .forEach(t -> vwap.trade(t[OutputType.TRADE_PRICE], t[OutputType.TRADE_QTY]));
        List<JsonTree> points = anchored.at("points").items();
        JsonTree last = points.get(points.size() - 1);
        assertEquals(vwap.vwap(), last.at(1).raw());
        assertEquals(vwap.sigma(), last.at(2).raw());
        long previous = 0;
        for (JsonTree point : points.subList(0, points.size() - 1)) {
            assertTrue(point.at(0).number() > previous && point.at(0).number() % 60_000 == 0);
            previous = point.at(0).number();
        }
        var sheet = Panels.topic(TopicName.parse("vwap:0", board), board);
        sheet.look(1);
        JsonTree value = told(sheet, 0).at("value");
        List<JsonTree> dayPoints = day.at("points").items();
        assertEquals(dayPoints.get(dayPoints.size() - 1).at(1).raw(), value.at("vwap").raw());
        assertEquals(3, value.at("bands").items().size());
        assertTrue((Boolean) value.at("partial").raw());
    }

    @Test
    void minutesStandInForTradesThatAreGone() throws Exception {
        start(1 << 8);
        packets(2_000);
        JsonTree anchored = get("/api/vwap?" + FUT + "&anchor=" + Market.OPEN_NS / 1_000_000);
        assertEquals(true, anchored.at("partial").raw());
        var exact = new Vwap();
        trades.stream()
                .filter(t -> t[OutputType.TRADE_ID] == 0)
                .forEach(t -> exact.trade(t[OutputType.TRADE_PRICE], t[OutputType.TRADE_QTY]));
        List<JsonTree> points = anchored.at("points").items();
        double estimated = (Double) points.get(points.size() - 1).at(1).raw();
        assertEquals(exact.vwap(), estimated, exact.vwap() * 1e-4);
        assertTrue(points.size() > 25, points.size() + " minutes");
    }
}
