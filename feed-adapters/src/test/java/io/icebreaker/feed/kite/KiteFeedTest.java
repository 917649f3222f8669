package io.icebreaker.feed.kite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.Coverage;
import io.icebreaker.feed.FeedClocks;
import io.icebreaker.feed.FeedCounter;
import io.icebreaker.feed.FeedSetup;
import io.icebreaker.feed.FeedTimings;
import io.icebreaker.feed.RecordingSink;
import io.icebreaker.feed.Wait;
import io.icebreaker.feed.sim.KiteFault;
import io.icebreaker.feed.sim.KiteServer;
import io.icebreaker.feed.sim.MarketConfig;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.feed.sim.WireEquality;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javax.net.ServerSocketFactory;
import org.agrona.concurrent.SystemNanoClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KiteFeedTest {
    private static final long MS = 1_000_000L;
    private static final long OPEN_NS = 1_795_146_300_000_000_000L;
    private static final String TOKEN = "s3cret/+token=";
    private static final String NEXT_TOKEN = "an0ther-s3cret";
    private static final FeedTimings PATIENT = timings(20_000, 20_000, 20_000);

    private final MarketModel model = new MarketModel(MarketConfig.of(21, OPEN_NS));
    private final Instruments instruments = new Instruments(100);
    private final List<RecordingSink> sinks = new CopyOnWriteArrayList<>();
    private final List<String> orders = new CopyOnWriteArrayList<>();
    private KiteServer server;
    private KiteFeed feed;
    private Path tokenFile;
    private long nowNs = OPEN_NS;

    private static FeedTimings timings(long deadMs, long muteMs, long replaceMs) {
        return new FeedTimings(
                10_000 * MS,
                deadMs * MS,
                muteMs * MS,
                replaceMs * MS,
                30 * MS,
                30 * MS,
                60 * MS,
                MS,
                20 * MS,
                50 * MS);
    }

    @BeforeEach
    void startServer(@TempDir Path dir) throws IOException {
        server = new KiteServer(0, "the-key", TOKEN, model);
        instruments.registerAll(server.tokens().onWire());
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

    private void startFeed(String url, FeedTimings timings, boolean inSession) {
        var clocks = new FeedClocks(() -> nowNs, SystemNanoClock.INSTANCE);
        var setup =
                new FeedSetup(
                        5,
                        instruments::id,
                        this::newSink,
                        this::newSink,
                        clocks,
                        timings,
                        t -> inSession,
                        new SplittableRandom(1));
        var session = KiteSession.of(Map.of(KiteSession.API_KEY, "the-key"), tokenFile);
        feed = new KiteFeed(new KiteConfig(URI.create(url)), session, setup, orders::add);
        feed.subscribe(IntStream.range(0, 64).mapToObj(this::instrument).toList());
        feed.start();
    }

    private BrokerInstrument instrument(int index) {
        return KiteFeed.instrument(server.tokens().onWire(index));
    }

    private void pump() {
        nowNs += 50 * MS;
        server.pump(nowNs);
    }

    private RecordingSink ticks() {
        return sinks.get(0);
    }

    private List<String> states() {
        var states = new ArrayList<String>();
        for (Tick event : sinks.get(1).events(EventKind.FEED)) {
            states.add(FeedState.values()[Events.feedState(event)].name());
        }
        return states;
    }

    private void await(FeedState state) {
        Wait.until(
                "state " + state + ", seen " + states(), () -> feed.state() == state, this::pump);
    }

    private long subscribedTo() {
        return new TreeSet<>(ticks().ticks().stream().map(Tick::id).toList()).size();
    }

    @Test
    void deliversWhatTheServerSends() {
        startFeed(server.url(), PATIENT, false);
        await(FeedState.LIVE);
        Wait.until("all instruments tick in full", () -> inFull() == 64, this::pump);
        Wait.until("the last packets", this::hasLatest);

        assertEquals(List.of("CONNECTING", "CONNECTED", "LIVE"), states().subList(0, 3));
        assertTrue(ticks().rejects().isEmpty());
        Map<Integer, Tick> newest = newest();
        assertEquals(new Coverage(64, 64, 64), feed.coverage());
        newest.forEach((id, tick) -> WireEquality.assertSame(model.latest(id), tick));
        assertTrue(newest.values().stream().allMatch(t -> t.feed() == 5));
        assertEquals(ticks().ticks().size(), feed.counters().get(FeedCounter.TICKS));
    }

    /** Before Kite has read the mode it sends packets without a time. */
    private long inFull() {
        return newest().values().stream().filter(t -> t.exchangeTimeNs() != 0).count();
    }

    private Map<Integer, Tick> newest() {
        var newest = new HashMap<Integer, Tick>();
        ticks().ticks().forEach(t -> newest.put(t.id(), t));
        return newest;
    }

    private boolean hasLatest() {
        Map<Integer, Tick> newest = newest();
        return newest.values().stream()
                .allMatch(
                        t ->
                                t.volume() == model.latest(t.id()).tick().volume()
                                        && t.totalBuyQty()
                                                == model.latest(t.id()).tick().totalBuyQty());
    }

    /** By count: the moment without a link is too short for a busy machine to see. */
    private void reconnect() {
        long before = feed.counters().get(FeedCounter.CONNECTS);
        server.reset();
        Wait.until(
                "another link",
                () -> feed.counters().get(FeedCounter.CONNECTS) > before,
                this::pump);
    }

    @Test
    void subscribesAnewAfterAReset() {
        startFeed(server.url(), PATIENT, false);
        for (int cycle = 1; cycle <= 3; cycle++) {
            await(FeedState.LIVE);
            Wait.until("all instruments tick", () -> subscribedTo() == 64, this::pump);
            reconnect();
            ticks().clear();
        }
        await(FeedState.LIVE);
        Wait.until("all instruments tick", () -> subscribedTo() == 64, this::pump);
        assertEquals(4, feed.counters().get(FeedCounter.CONNECTS));
        assertEquals(3, feed.counters().get(FeedCounter.LOST_LINKS));
        assertEquals(
                List.of("CONNECTING", "CONNECTED", "LIVE", "DOWN", "CONNECTING", "CONNECTED"),
                states().subList(0, 6));
        Tick again = sinks.get(1).events(EventKind.FEED).get(5);
        assertTrue(again.bytes().getLong(48) <= again.bytes().getLong(56), "the gap is spanned");
    }

    @Test
    void leavesNoThreadsBehind() {
        startFeed(server.url(), PATIENT, false);
        await(FeedState.LIVE);
        reconnect();
        await(FeedState.LIVE);
        long before = websocketThreads();
        for (int cycle = 0; cycle < 20; cycle++) {
            reconnect();
            await(FeedState.LIVE);
        }
        Wait.until("threads gone", () -> websocketThreads() <= before, this::pump);
    }

    private static long websocketThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().endsWith("Thread") && t.isAlive())
                .count();
    }

    @Test
    void replacesALinkThatFallsSilent() {
        startFeed(server.url(), timings(400, 20_000, 20_000), false);
        await(FeedState.LIVE);
        server.stallSilently();
        Wait.until("dead", () -> feed.counters().get(FeedCounter.DEAD_LINKS) > 0, this::pump);
        server.resume();
        Wait.until("connected again", () -> connected().size() > 1, this::pump);
        await(FeedState.LIVE);
        Tick again = connected().get(1);
        long gapNs = again.bytes().getLong(56) - again.bytes().getLong(48);
        assertTrue(gapNs > 400 * MS, "the gap begins with the silence, was " + gapNs + " ns");
    }

    private List<Tick> connected() {
        return sinks.get(1).events(EventKind.FEED).stream()
                .filter(event -> Events.feedState(event) == FeedState.CONNECTED.ordinal())
                .toList();
    }

    @Test
    void callsALinkThatOnlyBeatsMuteAndKeepsIt() {
        startFeed(server.url(), timings(20_000, 150, 20_000), true);
        await(FeedState.LIVE);
        server.stallWithHeartbeats();
        await(FeedState.MUTE);
        long before = feed.counters().get(FeedCounter.HEARTBEATS);
        Wait.until(
                "still beating",
                () -> feed.counters().get(FeedCounter.HEARTBEATS) > before + 5,
                this::pump);
        assertEquals(1, feed.counters().get(FeedCounter.CONNECTS));
        server.resume();
        await(FeedState.LIVE);
        assertEquals(1, feed.counters().get(FeedCounter.CONNECTS));
    }

    @Test
    void leavesALinkAloneThatIsSilentOutOfASession() {
        startFeed(server.url(), timings(20_000, 100, 200), false);
        await(FeedState.LIVE);
        server.stallWithHeartbeats();
        await(FeedState.CLOSED);
        long before = feed.counters().get(FeedCounter.HEARTBEATS);
        Wait.until(
                "still beating",
                () -> feed.counters().get(FeedCounter.HEARTBEATS) > before + 20,
                this::pump);
        assertEquals(FeedState.CLOSED, feed.state());
        assertEquals(1, feed.counters().get(FeedCounter.CONNECTS));
        server.resume();
        await(FeedState.LIVE);
    }

    @Test
    void replacesAMuteLinkDuringASession() {
        startFeed(server.url(), timings(20_000, 100, 300), true);
        Wait.until("ticking", () -> feed.counters().get(FeedCounter.TICKS) > 1_000, this::pump);
        server.stallWithHeartbeats();
        Wait.until("replaced", () -> feed.counters().get(FeedCounter.MUTE_LINKS) > 0, this::pump);
        server.resume();
        await(FeedState.LIVE);
    }

    @Test
    void waitsForANewTokenAndTakesItUp() throws IOException {
        server.accessToken(NEXT_TOKEN);
        startFeed(server.url(), PATIENT, false);
        await(FeedState.WAITING_FOR_TOKEN);
        long asked = server.handshakes();
        for (int i = 0; i < 50; i++) {
            pump();
            LockSupport.parkNanos(5 * MS);
        }
        assertEquals(asked, server.handshakes(), "a refused token is not tried again");
        Files.writeString(tokenFile, NEXT_TOKEN);
        await(FeedState.LIVE);
        assertEquals(1, feed.counters().get(FeedCounter.TOKEN_REFUSALS));
    }

    @Test
    void waitsWhenOthersHoldThePlaces() {
        server.refuseWith429();
        startFeed(server.url(), PATIENT, false);
        Wait.until("refused", () -> feed.counters().get(FeedCounter.SLOT_REFUSALS) > 1, this::pump);
        server.accept();
        await(FeedState.LIVE);
    }

    @Test
    void survivesEveryFaultOfTheServer() {
        startFeed(server.url(), PATIENT, false);
        await(FeedState.LIVE);
        Wait.until("subscribed", () -> subscribedTo() == 64, this::pump);
        for (KiteFault fault : KiteFault.values()) {
            server.inject(fault);
        }
        Wait.until("refusals", () -> ticks().rejects().size() == 3, this::pump);
        assertEquals(List.of(Reject.TRUNCATED, Reject.LENGTH, Reject.TEXT), ticks().rejects());
        assertEquals(1, orders.size());
        assertTrue(orders.get(0).startsWith("{\"order_id\""), orders.get(0));
        assertEquals(1, feed.counters().get(FeedCounter.CONNECTS));
    }

    @Test
    void hearsOfLaterSubscriptionsAtOnce() {
        startFeed(server.url(), PATIENT, false);
        Wait.until("subscribed", () -> subscribedTo() == 64, this::pump);
        BrokerInstrument future = instrument(2);
        feed.unsubscribe(List.of(future));
        feed.subscribe(List.of(future));
        ticks().clear();
        Wait.until("future ticks", () -> newest().containsKey(2), this::pump);
    }

    @Test
    void givesUpAHandshakeThatNeverEnds() throws IOException {
        var hasty =
                new FeedTimings(
                        200 * MS,
                        PATIENT.deadAfterNs(),
                        MS,
                        MS,
                        30 * MS,
                        30 * MS,
                        60 * MS,
                        MS,
                        20 * MS,
                        50 * MS);
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            startFeed("ws://127.0.0.1:" + silent.getLocalPort(), hasty, false);
            Wait.until(
                    "second failure", () -> feed.counters().get(FeedCounter.CONNECT_FAILURES) > 1);
            assertEquals(0, feed.counters().get(FeedCounter.CONNECTS));
        }
    }

    private static byte[] frame(int first, byte[] payload) {
        return ByteBuffer.allocate(payload.length + 4)
                .put((byte) first)
                .put((byte) 126)
                .putShort((short) payload.length)
                .put(payload)
                .array();
    }

    @Test
    void refusesAMessageOfTwoGibibytesUnread() throws IOException {
        byte[] script =
                ByteBuffer.allocate(10)
                        .put((byte) 0x82)
                        .put((byte) 127)
                        .putLong(Integer.MAX_VALUE)
                        .array();
        try (var raw = new RawServer(ServerSocketFactory.getDefault(), script)) {
            startFeed("ws://127.0.0.1:" + raw.port(), PATIENT, false);
            Wait.until("refused", () -> ticks().rejects().contains(Reject.OVERSIZED));
            Wait.until("down", () -> states().contains("DOWN"));
            Tick down = sinks.get(1).events(EventKind.FEED).get(states().indexOf("DOWN"));
            assertTrue(
                    Events.feedText(down).contains("larger than 1048576"), Events.feedText(down));
        }
    }

    @Test
    void showsItsSecretsToNobody() throws IOException {
        PrintStream before = System.err;
        var log = new ByteArrayOutputStream();
        byte[] error =
                ("{\"type\":\"error\",\"data\":\"no session for " + TOKEN + " of the-key\"}")
                        .getBytes(StandardCharsets.UTF_8);
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try (var raw = new RawServer(ServerSocketFactory.getDefault(), frame(0x81, error))) {
            startFeed("ws://127.0.0.1:" + raw.port() + "/", PATIENT, false);
            Wait.until("error told", () -> feed.counters().get(FeedCounter.BROKER_ERRORS) > 0);
            assertTrue(
                    raw.request().contains("api_key=the-key&access_token=s3cret%2F%2Btoken%3D"),
                    raw.request());
            raw.close();
            feed.close();
            server.accessToken("other");
            startFeed(server.url(), PATIENT, false);
            Wait.until("refused", () -> feed.counters().get(FeedCounter.TOKEN_REFUSALS) > 0);
        } finally {
            System.setErr(before);
        }
        String said = log.toString(StandardCharsets.UTF_8) + events();
        assertTrue(said.contains("no session for *** of ***"), said);
        assertFalse(said.contains("s3cret"), said);
        assertFalse(said.contains("the-key"), said);
    }

    private String events() {
        var text = new StringBuilder();
        for (RecordingSink sink : sinks) {
            sink.events(EventKind.FEED).forEach(e -> text.append(Events.feedText(e)).append('\n'));
        }
        return text.toString();
    }
}
