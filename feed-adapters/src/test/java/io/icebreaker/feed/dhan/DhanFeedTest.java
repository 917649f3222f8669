package io.icebreaker.feed.dhan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.Coverage;
import io.icebreaker.feed.FeedClocks;
import io.icebreaker.feed.FeedCounter;
import io.icebreaker.feed.FeedSetup;
import io.icebreaker.feed.FeedTimings;
import io.icebreaker.feed.RecordingSink;
import io.icebreaker.feed.Wait;
import io.icebreaker.feed.master.BrokerIds;
import io.icebreaker.feed.sim.MarketConfig;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.feed.sim.SimFault;
import io.icebreaker.feed.sim.dhan.DhanFault;
import io.icebreaker.feed.sim.dhan.DhanServer;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import io.icebreaker.tick.TickSink;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.SystemNanoClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DhanFeedTest {
    private static final long MS = 1_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long OPEN_NS = 1_795_146_300_000_000_000L;
    private static final String TOKEN = "eyJ.s3cret+token=.x/y";
    private static final String NEXT_TOKEN = "eyJ.an0ther.s3cret";
    private static final FeedTimings PATIENT =
            new FeedTimings(
                    10_000 * MS,
                    20_000 * MS,
                    20_000 * MS,
                    20_000 * MS,
                    30 * MS,
                    30 * MS,
                    60 * MS,
                    MS,
                    20 * MS,
                    50 * MS);

    private final MarketModel model = new MarketModel(MarketConfig.of(21, OPEN_NS));
    private final Instruments instruments = new Instruments(100);
    private final BrokerIds ids = new BrokerIds();
    private final List<RecordingSink> sinks = new CopyOnWriteArrayList<>();
    private DhanServer server;
    private DhanFeed feed;
    private Path tokenFile;
    private long nowNs = OPEN_NS;

    @BeforeEach
    void startServer(@TempDir Path dir) throws IOException {
        server = new DhanServer(0, "1000000003", TOKEN, model);
        ids.add(server.instruments(), instruments);
        tokenFile = dir.resolve("token");
        Files.createFile(
                tokenFile,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(tokenFile, TOKEN + "\n");
    }

    @AfterEach
    void stop() {
        if (feed != null) {
            feed.close();
        }
        server.close();
    }

    private TickSink newSink() {
        sinks.add(new RecordingSink());
        return sinks.get(sinks.size() - 1);
    }

    private DhanFeed newFeed(DhanMode mode) {
        String url = mode == DhanMode.DEPTH20 ? server.depthUrl() : server.url();
        return newFeed(new DhanConfig(URI.create(url), URI.create(server.restUrl()), mode), ids);
    }

    private DhanFeed newFeed(DhanConfig config, BrokerIds resolver) {
        var setup =
                new FeedSetup(
                        5,
                        resolver,
                        this::newSink,
                        this::newSink,
                        new FeedClocks(() -> nowNs, SystemNanoClock.INSTANCE),
                        PATIENT,
                        t -> false,
                        new SplittableRandom(1));
        return new DhanFeed(config, session(), setup);
    }

    private DhanSession session() {
        return DhanSession.of(Map.of(DhanSession.CLIENT_ID, "1000000003"), tokenFile);
    }

    private void startFeed(DhanMode mode) {
        feed = newFeed(mode);
        feed.subscribe(server.instruments());
        feed.start();
    }

    private void pump() {
        nowNs += 50 * MS;
        server.pump(nowNs);
    }

    private RecordingSink ticks() {
        return sinks.get(0);
    }

    private List<String> texts(FeedState state) {
        var texts = new ArrayList<String>();
        for (Tick event : sinks.get(1).events(EventKind.FEED)) {
            if (Events.feedState(event) == state.ordinal()) {
                texts.add(Events.feedText(event));
            }
        }
        return texts;
    }

    private void await(FeedState state) {
        Wait.until("state " + state, () -> feed.state() == state, this::pump);
    }

    private Map<Integer, Tick> newest(int flag) {
        var newest = new HashMap<Integer, Tick>();
        ticks().ticks().stream().filter(t -> t.has(flag)).forEach(t -> newest.put(t.id(), t));
        return newest;
    }

    @Test
    void deliversInFullModeWhatTheServerSends() {
        startFeed(DhanMode.FULL);
        await(FeedState.LIVE);
        Wait.until(
                "all instruments tick", () -> newest(TickFlags.HAS_LTP).size() == 64, this::pump);
        Wait.until("the last packets", this::hasLatest);

        assertEquals(List.of(), ticks().rejects());
        assertEquals(new Coverage(64, 64, 64), feed.coverage());
        newest(TickFlags.HAS_LTP)
                .forEach((id, tick) -> DhanEquality.assertSame(model.latest(id).tick(), tick));
        assertEquals(62, server.subscribed(21));
        assertEquals(2, server.subscribed(17), "indices in quote mode");
        assertTrue(ticks().ticks().stream().allMatch(t -> t.feed() == 5));
        assertEquals(0, feed.counters().get(FeedCounter.OFF_TICK));
        assertEquals(0, feed.counters().get(FeedCounter.ODD_LENGTHS));
    }

    private boolean hasLatest() {
        return newest(TickFlags.HAS_LTP).values().stream()
                .allMatch(
                        t ->
                                t.ltp() == model.latest(t.id()).tick().ltp()
                                        && t.volume() == model.latest(t.id()).tick().volume()
                                        && t.totalBuyQty()
                                                == model.latest(t.id()).tick().totalBuyQty());
    }

    @Test
    void joinsQuotesAndOpenInterestThatComeApart() {
        startFeed(DhanMode.QUOTE);
        await(FeedState.LIVE);
        Wait.until("quotes", () -> newest(TickFlags.HAS_VOLUME).size() == 64, this::pump);
        Wait.until("open interest", () -> newest(TickFlags.HAS_OI).size() == 42, this::pump);

        assertTrue(newest(TickFlags.HAS_DEPTH).isEmpty());
        assertTrue(
                newest(TickFlags.HAS_OI).values().stream()
                        .noneMatch(t -> t.has(TickFlags.HAS_LTP)));
        Map<Integer, Tick> closes = new HashMap<>();
        for (Tick tick : ticks().ticks()) {
            if (!tick.has(TickFlags.HAS_LTP) && tick.has(TickFlags.HAS_PREV_CLOSE)) {
                closes.put(tick.id(), tick);
            }
        }
        assertEquals(2, closes.size(), "previous closes of the indices");
        assertEquals(model.latest(0).tick().prevClose(), closes.get(0).prevClose());
    }

    @Test
    void streamsTwentyLevelsWithBothSidesTogether() {
        List<BrokerInstrument> shares =
                server.instruments().stream().filter(i -> i.segment().equals("NSE_EQ")).toList();
        feed = newFeed(DhanMode.DEPTH20);
        assertThrows(IllegalArgumentException.class, () -> feed.subscribe(server.instruments()));
        feed.subscribe(shares);
        feed.start();
        await(FeedState.LIVE);
        Wait.until(
                "all shares",
                () -> newest(TickFlags.HAS_DEPTH).size() == shares.size(),
                this::pump);
        Tick any = newest(TickFlags.HAS_DEPTH).values().iterator().next();
        assertTrue(any.bidQty(0) > 0 && any.askQty(0) > 0 && any.bid(0) < any.ask(0));
        assertFalse(any.has(TickFlags.HAS_LTP));
    }

    @Test
    void refusesMoreThanDhanTakes() {
        feed = newFeed(DhanMode.FULL);
        BrokerInstrument one = server.instruments().get(5);
        var many = new ArrayList<BrokerInstrument>();
        for (long token = 1; token <= DhanFeed.INSTRUMENTS + 1; token++) {
            many.add(new BrokerInstrument(one.instrument(), "NSE_EQ", token, ""));
        }
        assertThrows(IllegalArgumentException.class, () -> feed.subscribe(many));
    }

    @Test
    void subscribesAnewAfterAReset() {
        startFeed(DhanMode.FULL);
        for (int cycle = 1; cycle <= 3; cycle++) {
            await(FeedState.LIVE);
            Wait.until("all", () -> newest(TickFlags.HAS_LTP).size() == 64, this::pump);
            server.fault(SimFault.RESET);
            long links = cycle + 1; // by count: the moment without one may pass unseen
            Wait.until(
                    "another link",
                    () -> feed.counters().get(FeedCounter.CONNECTS) == links,
                    this::pump);
            ticks().clear();
        }
        await(FeedState.LIVE);
        Wait.until("all", () -> newest(TickFlags.HAS_LTP).size() == 64, this::pump);
        assertEquals(4, feed.counters().get(FeedCounter.CONNECTS));
    }

    @Test
    void waitsForANewTokenWhenItExpires() throws IOException {
        startFeed(DhanMode.FULL);
        await(FeedState.LIVE);
        server.fault(SimFault.TOKEN_ROLL);
        await(FeedState.WAITING_FOR_TOKEN);
        assertTrue(texts(FeedState.WAITING_FOR_TOKEN).get(0).contains("807"));
        long asked = server.handshakes();
        for (int i = 0; i < 20; i++) {
            pump();
            LockSupport.parkNanos(5 * MS);
        }
        assertEquals(asked, server.handshakes(), "a dead token is not tried again");
        server.accessToken(NEXT_TOKEN);
        Files.writeString(tokenFile, NEXT_TOKEN);
        await(FeedState.LIVE);
        ticks().clear();
        Wait.until("all", () -> newest(TickFlags.HAS_LTP).size() == 64, this::pump);
        assertTrue(
                texts(FeedState.WAITING_FOR_TOKEN).stream().noneMatch(t -> t.contains("s3cret")));
    }

    @Test
    void doesNotDialWithATokenThatSaysItIsOver() throws IOException {
        Files.writeString(tokenFile, DhanTokens.jwt(1_700_000_000L, 1_700_086_400L));
        startFeed(DhanMode.FULL);
        await(FeedState.WAITING_FOR_TOKEN);
        assertEquals(0, server.handshakes());
        assertEquals(
                "the access token expired at 2023-11-15T22:13:20Z",
                texts(FeedState.WAITING_FOR_TOKEN).get(0));
        Files.writeString(tokenFile, TOKEN);
        await(FeedState.LIVE);
    }

    @Test
    void takesItsTimeWhenItWasThrownOut() {
        startFeed(DhanMode.FULL);
        await(FeedState.LIVE);
        server.disconnectAll(805);
        Wait.until(
                "thrown out", () -> feed.counters().get(FeedCounter.SLOT_REFUSALS) > 0, this::pump);
        assertTrue(
                texts(FeedState.DOWN).stream().anyMatch(t -> t.contains("another program")),
                texts(FeedState.DOWN).toString());
        await(FeedState.LIVE);
        assertEquals(0, feed.counters().get(FeedCounter.TOKEN_REFUSALS));
    }

    @Test
    void throwsOutTheOldestOfSixConnections() {
        startFeed(DhanMode.FULL);
        await(FeedState.LIVE);
        var others = new ArrayList<DhanFeed>();
        for (int i = 0; i < 5; i++) {
            DhanFeed other = newFeed(DhanMode.FULL);
            others.add(other);
            other.start();
        }
        Wait.until(
                "the oldest goes",
                () -> feed.counters().get(FeedCounter.SLOT_REFUSALS) > 0,
                this::pump);
        others.forEach(DhanFeed::close);
    }

    @Test
    void answersPingsAndIsKept() {
        startFeed(DhanMode.FULL);
        await(FeedState.LIVE);
        for (int second = 0; second < 120; second++) {
            nowNs += SECOND_NS;
            server.pump(nowNs);
            LockSupport.parkNanos(5 * MS);
        }
        assertEquals(1, server.connectionCount());
        assertEquals(1, feed.counters().get(FeedCounter.CONNECTS));
        Wait.until("beats", () -> feed.counters().get(FeedCounter.HEARTBEATS) > 5, this::pump);
    }

    @Test
    void survivesEveryFaultOfTheServer() {
        startFeed(DhanMode.FULL);
        await(FeedState.LIVE);
        Wait.until("all", () -> newest(TickFlags.HAS_LTP).size() == 64, this::pump);
        for (SimFault fault :
                List.of(
                        SimFault.TRUNCATED,
                        SimFault.DUPLICATE,
                        SimFault.LATE,
                        SimFault.VOLUME_BACK,
                        SimFault.WRONG_ORDER)) {
            server.fault(fault);
        }
        for (DhanFault fault : DhanFault.values()) {
            server.inject(fault);
        }
        Wait.until("refusals", () -> ticks().rejects().size() == 2, this::pump);
        assertEquals(List.of(Reject.TRUNCATED, Reject.KIND), ticks().rejects());
        assertEquals(1, feed.counters().get(FeedCounter.CONNECTS));
        server.fault(SimFault.OVERSIZED);
        Wait.until("too long", () -> feed.counters().get(FeedCounter.OVERSIZED) == 1, this::pump);
        await(FeedState.LIVE);
    }

    /** NIFTY is 13 among the indices, ABB is 13 among the shares of NSE. */
    @Test
    void keepsTwoInstrumentsOfOneNumberApart() throws IOException {
        var twins = new TwoOfOneNumber();
        try (var other = new DhanServer(0, "1000000003", TOKEN, twins)) {
            var both = new BrokerIds();
            both.add(other.instruments(), instruments);
            assertEquals(
                    List.of("IDX_I 13", "NSE_EQ 13"),
                    other.instruments().stream().map(i -> i.segment() + " " + i.token()).toList());
            feed =
                    newFeed(
                            new DhanConfig(
                                    URI.create(other.url()),
                                    URI.create(other.restUrl()),
                                    DhanMode.FULL),
                            both);
            feed.subscribe(other.instruments());
            feed.start();
            Wait.until(
                    "a hundred of each",
                    () -> newestCount() > 200,
                    () -> other.pump(nowNs += SECOND_NS));
            int index = both.id(DhanSegments.code("IDX_I"), 13);
            for (Tick tick : ticks().ticks()) {
                if (tick.has(TickFlags.HAS_LTP)) {
                    assertEquals(tick.id() == index, tick.ltp() > 100_000_000, "its own price");
                }
            }
            feed.close();
        }
    }

    private long newestCount() {
        return ticks().ticks().stream().filter(t -> t.has(TickFlags.HAS_LTP)).count();
    }

    @Test
    void writesRequestsAsTheSpecificationShowsThem() {
        List<BrokerInstrument> two =
                List.of(
                        new BrokerInstrument(model.instruments().get(5), "NSE_EQ", 1_333, ""),
                        new BrokerInstrument(model.instruments().get(6), "NSE_FNO", 47_317, ""));
        assertEquals(
                "{\"RequestCode\":21,\"InstrumentCount\":2,\"InstrumentList\":["
                        + "{\"ExchangeSegment\":\"NSE_EQ\",\"SecurityId\":\"1333\"},"
                        + "{\"ExchangeSegment\":\"NSE_FNO\",\"SecurityId\":\"47317\"}]}",
                DhanWire.request(21, two));
    }
}
