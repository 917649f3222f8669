package io.icebreaker.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.publish.FeedBoard;
import io.icebreaker.tick.FeedState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StreamTest {
    private static final long PRICE = 245_000_000;

    private Market market;
    private WebServer server;
    private Client client;

    @BeforeEach
    void start() {
        start(WebConfig.onPort(0), 200);
    }

    private void start(WebConfig config, int instruments) {
        market = new Market(instruments, 1 << 16);
        server = WebServer.start(config, market.board, market, SystemEpochNanoClock.INSTANCE);
        client = new Client(server.port());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void trade(int id, long second, long price) {
        market.trade(id, Market.OPEN_NS + second * Market.SECOND_NS, price, Market.LOT, 1);
    }

    @Test
    void greetsThenTellsTheWholeState() throws Exception {
        trade(0, 1, PRICE);
        try (var events = client.stream("quotes")) {
            assertTrue(
                    events.response
                            .headers()
                            .firstValue("Content-Type")
                            .orElse("")
                            .startsWith("text/event-stream"));
            JsonTree hello = events.next("hello").json();
            assertEquals(1, hello.at("schema").number());
            assertEquals("DEMO", hello.at("mode").text());
            assertEquals(200, hello.at("instruments").items().size());
            assertEquals(
                    "[0, NFO, 53001, FUT 0, FUT, NIFTY, 2026-11-24, null, 75, 500]",
                    hello.at("instruments").at(0).toString());
            assertEquals("OPEN", hello.at("calendar").at(0).at("state").text());
            assertEquals(false, hello.at("resumed").raw());

            JsonTree quote = events.frameWith("quotes").at("quotes").at(0);
            int mask = 1 | 1 << 2 | 1 << 8 | 1 << 9 | 1 << 10 | 1 << 11 | 1 << 12;
            long timeMs = Market.OPEN_NS / 1_000_000 + 1_000;
            assertEquals(
                    List.of(
                            0L,
                            (long) mask,
                            PRICE,
                            75L,
                            timeMs,
                            75L,
                            PRICE - 500,
                            PRICE + 500,
                            75L),
                    quote.raw());
        }
    }

    @Test
    void laterFramesCarryOnlyWhatChanged() throws Exception {
        trade(0, 1, PRICE);
        trade(1, 1, PRICE);
        try (var events = client.stream("quotes")) {
            assertEquals(2, events.frameWith("quotes").at("quotes").items().size());
            trade(1, 2, PRICE);

            List<JsonTree> quotes = events.frameWith("quotes").at("quotes").items();
            assertEquals(1, quotes.size());
            assertEquals(1, quotes.get(0).at(0).number());
            assertEquals(
                    1 << 2 | 1 << 8 | 1 << 9,
                    quotes.get(0).at(1).number()); // same price, same book
        }
    }

    @Test
    void twoPagesThatHeardTheSameBeforeHearTheSameBytes() throws Exception {
        var done = new AtomicBoolean();
        var writer = keepTrading(done, 50);
        try (var one = client.stream("quotes,depth:0,chart:0:1m:1");
                var two = client.stream("quotes,depth:0,chart:0:1m:1")) {
            Map<String, String> first = new HashMap<>();
            Map<String, String> second = new HashMap<>();
            String[] at = {"", ""};
            for (int frames = 0; common(first, second) < 10; frames++) {
                assertTrue(frames < 500, "only " + common(first, second) + " steps in common");
                at[0] = hear(one, at[0], first);
                at[1] = hear(two, at[1], second);
            }
        } finally {
            done.set(true);
            writer.join();
        }
    }

    /**
     * Notes a frame by the step it takes: from the frame the page heard before. A page still written to when
     * a frame is due misses it, and the next tells it of both.
     */
    private static String hear(Client.Events events, String before, Map<String, String> steps)
            throws InterruptedException {
        Client.Event frame = events.next("frame");
        if (!before.isEmpty()) {
            steps.put(before + " to " + frame.id(), frame.data());
        }
        return frame.id();
    }

    /** How many steps both pages took, each with the same bytes. */
    private static long common(Map<String, String> first, Map<String, String> second) {
        return first.keySet().stream()
                .filter(second::containsKey)
                .peek(step -> assertEquals(first.get(step), second.get(step), "frames " + step))
                .count();
    }

    /**
     * Trades a second after another in {@code instruments} instruments, as fast as the machine goes in steps
     * of 5 ms.
     */
    private Thread keepTrading(AtomicBoolean done, int instruments) {
        var thread =
                new Thread(
                        () -> {
                            for (long second = 1; !done.get(); second++) {
                                for (int id = 0; id < instruments; id++) {
                                    trade(id, second % 20_000, PRICE + second % 40 * Market.TICK);
                                }
                                LockSupport.parkNanos(5_000_000);
                            }
                        },
                        "test-market");
        thread.start();
        return thread;
    }

    @Test
    void aPageThatNeverReadsIsEvictedAndDelaysNobody() throws Exception {
        server.close();
        start(new WebConfig(0, 8, Duration.ofSeconds(5)), 200);
        var done = new AtomicBoolean();
        var writer = keepTrading(done, 200);
        try (var deaf = client.deaf("quotes,tape:0,chart:0:1s:1");
                var reading = client.stream("quotes")) {
            long before = Long.parseLong(reading.next("frame").id());
            while (server.counters().get("WEB_PAGES_EVICTED") == 0) {
                long frame = Long.parseLong(reading.next("frame").id());
                assertTrue(
                        frame - before <= 40,
                        "four of the five seconds without a frame while another page was stuck");
                before = frame;
            }
            assertFalse(deaf.isClosed());
            while (server.pages() > 1) {
                reading.next("frame");
            }
            reading.next("frame");
        } finally {
            done.set(true);
            writer.join();
        }
    }

    @Test
    void pagesThatComeAndGoLeaveNothingBehind() throws Exception {
        try (var first = client.stream("quotes")) {
            first.next("hello");
        }
        awaitNobody();
        for (int cycle = 0; cycle < 200; cycle++) {
            try (var page = client.deaf("quotes,chart:0:1m:1,tape:0")) {
                awaitOpened(cycle + 2);
                trade(0, cycle, PRICE + cycle * Market.TICK);
            }
            if (server.pages() > 32) {
                awaitNobody(); // a connection that is gone is noticed by the write that fails
            }
        }
        awaitNobody();
        assertEquals(201, server.counters().get("WEB_PAGES_OPENED"));
    }

    private void awaitOpened(long pages) throws InterruptedException {
        for (int wait = 0;
                server.counters().get("WEB_PAGES_OPENED") < pages && wait < 10_000;
                wait++) {
            Thread.sleep(1);
        }
        assertEquals(pages, server.counters().get("WEB_PAGES_OPENED"));
    }

    /**
     * Waits until there is neither a page nor its thread for a while: connections the server has not met yet
     * may still come.
     */
    private void awaitNobody() throws InterruptedException {
        int quiet = 0;
        for (int wait = 0; quiet < 50 && wait < 6_000; wait++) {
            trade(1, 1 + wait / 100, PRICE + wait * Market.TICK); // something to write
            Thread.sleep(10);
            quiet = server.pages() == 0 && pageThreads() == 0 ? quiet + 1 : 0;
        }
        assertEquals(0, server.pages());
        assertEquals(0, pageThreads());
    }

    private static long pageThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("icebreaker-page-"))
                .count();
    }

    @Test
    void onePageTooManyIsRefusedAndCounted() throws Exception {
        server.close();
        start(new WebConfig(0, 1, WebConfig.STALL), 1);
        try (var first = client.stream("quotes")) {
            first.next("hello");
            var second = client.get("/api/stream?topics=quotes");
            assertEquals(503, second.statusCode());
            assertFalse(JsonTree.parse(second.body()).at("hint").text().isEmpty());
            assertEquals(1, server.counters().get("WEB_PAGES_REFUSED"));
        }
    }

    @Test
    void beatsWhenNothingHappens() throws Exception {
        try (var events = client.stream("quotes")) {
            JsonTree beat = events.next("beat").json();
            assertEquals(0, beat.at("s").number());
            assertEquals(Market.OPEN_NS / 1_000_000, beat.at("t").number());
        }
    }

    @Test
    void saysWhetherItResumesAndGivesTheWholeStateEitherWay() throws Exception {
        trade(0, 1, PRICE);
        String last;
        try (var events = client.stream("quotes")) {
            last = events.next("frame").id();
        }
        try (var events = client.stream("quotes", "Last-Event-ID", last)) {
            assertEquals(true, events.next("hello").json().at("resumed").raw());
            assertEquals(PRICE, events.frameWith("quotes").at("quotes").at(0).at(2).number());
        }
        for (String foreign : List.of("7", "999999999999999999", "x")) {
            try (var events = client.stream("quotes", "Last-Event-ID", foreign)) {
                assertEquals(false, events.next("hello").json().at("resumed").raw());
            }
        }
    }

    @Test
    void topicsAreChangedByRequest() throws Exception {
        trade(0, 1, PRICE);
        try (var events = client.stream("quotes")) {
            String page = events.next("hello").json().at("page").text();
            assertFalse(events.next("frame").json().has("depth"));

            String body =
                    "{\"page\":\"" + page + "\",\"topics\":[\"depth:0\",\"tape:0\",\"nonsense\"]}";
            assertEquals(
                    204, client.post("/api/stream/topics", body, "X-Icebreaker", "1").statusCode());

            JsonTree frame = events.frameWith("depth");
            JsonTree depth = frame.at("depth").at(0);
            assertEquals("[[" + (PRICE - 500) + ", 750, 3]]", depth.at("bids").toString());
            assertEquals("[[" + (PRICE + 500) + ", 675, 2]]", depth.at("asks").toString());
            assertNull(depth.at("totalBuyQty").raw());
            JsonTree tape = frame.at("tape").at(0);
            assertEquals(0, tape.at("missed").number());
            assertEquals(1, tape.at("trades").at(0).at(0).number());
            assertEquals(PRICE, tape.at("trades").at(0).at(2).number());
            assertEquals(1, tape.at("trades").at(0).at(4).number());
            assertEquals(1, server.counters().get("WEB_TOPICS_REFUSED"));

            trade(0, 2, PRICE + 500);
            JsonTree next = events.frameWith("tape");
            assertFalse(next.has("quotes"));
            assertEquals(1, next.at("tape").at(0).at("trades").items().size());
        }
    }

    @Test
    void aChartTellsEachBarOnceItClosesAndTheFormingOneMeanwhile() throws Exception {
        trade(0, 10, PRICE);
        try (var events = client.stream("chart:0:3m:2")) {
            JsonTree chart = events.frameWith("chart").at("chart").at(0);
            assertEquals("chart:0:3m:2", chart.at("topic").text());
            assertEquals(0, chart.at("closed").items().size());
            assertEquals(16, chart.at("forming").at("bar").at(20).number());

            trade(0, 70, PRICE + 1_000);
            trade(0, 200, PRICE + 2_000);
            JsonTree later = events.frameWith("chart").at("chart").at(0);
            while (later.at("closed").items().isEmpty()) {
                later = events.frameWith("chart").at("chart").at(0);
            }
            JsonTree closed = later.at("closed").at(0);
            assertEquals(Market.OPEN_NS / 1_000_000, closed.at("bar").at(0).number());
            assertEquals(150, closed.at("bar").at(5).number());
            assertEquals(2, closed.at("rows").items().size()); // 1,000 E4 high each
            assertEquals(
                    Market.OPEN_NS / 1_000_000 + 180_000,
                    later.at("forming").at("bar").at(0).number());
            assertEquals(
                    client.json("/api/footprint?segment=NFO&token=53001&interval=3m&ticksPerRow=2")
                            .at("bars")
                            .at(0)
                            .raw(),
                    closed.raw());
        }
    }

    @Test
    void aChartAndTheHistoryNeverDisagree() throws Exception {
        var done = new AtomicBoolean();
        var writer = keepTrading(done, 1);
        List<JsonTree> closed = new ArrayList<>();
        try (var events = client.stream("chart:0:5s:1")) {
            while (closed.size() < 40) {
                JsonTree chart = events.frameWith("chart").at("chart").at(0);
                if (chart.has("reload")) {
                    closed.clear(); // missed more than is kept: what comes is to be compared
                } else {
                    closed.addAll(chart.at("closed").items());
                }
            }
        } finally {
            done.set(true);
            writer.join();
        }
        List<JsonTree> history =
                client.json("/api/footprint?segment=NFO&token=53001&interval=5s&limit=1500")
                        .at("bars")
                        .items();
        List<Object> all = history.stream().map(JsonTree::raw).toList();
        int at = all.indexOf(closed.get(0).raw());
        assertNotEquals(-1, at, "a bar of the stream is not in the history");
        assertEquals(
                all.subList(at, at + closed.size()), closed.stream().map(JsonTree::raw).toList());
    }

    @Test
    void aNewInstrumentIsAnnouncedByAnotherGreeting() throws Exception {
        try (var events = client.stream("quotes")) {
            events.next("hello");
            market.board.define(0, Market.instrument(700));
            assertEquals(
                    53_701, events.next("hello").json().at("instruments").at(0).at(2).number());
        }
    }

    @Test
    void tellsHowTheFeedsAreDoing() throws Exception {
        try (var events = client.stream("quotes")) {
            JsonTree feed = events.frameWith("feeds").at("feeds").at(0);
            assertEquals("kite", feed.at(1).text());
            assertEquals("LIVE", feed.at(2).text());
            assertNull(feed.at(4).raw());
            assertNull(feed.at(5).raw());

            market.board.feeds().share(0, FeedBoard.WON, 7);
            market.board.feeds().share(0, FeedBoard.LEADS, 2);
            market.board.feeds().share(0, FeedBoard.LEAD_NS, 900_000_000);
            market.board.feeds().state(0, FeedState.MUTE.ordinal(), 0);
            JsonTree mute = events.frameWith("feeds").at("feeds").at(0);
            assertEquals("MUTE", mute.at(2).text());
            assertEquals(7, mute.at(5).at(0).number());
            assertEquals(450, mute.at(5).at(4).number());
        }
    }

    @Test
    void tellsHowLateThePageIs() throws Exception {
        trade(0, 1, PRICE);
        try (var events = client.stream("quotes")) {
            events.next("frame");
            trade(0, 2, PRICE + 500);
            List<JsonTree> lat = events.frameWith("lat").at("lat").items();
            assertEquals(3, lat.size());
            assertTrue(lat.get(0).number() <= lat.get(2).number());
        }
    }

    @Test
    void closingTheServerEndsItsStreams() throws Exception {
        Client.Events events = client.stream("quotes");
        events.next("hello");
        server.close();

        events.next("closed");
        assertEquals(0, server.pages());
    }
}
