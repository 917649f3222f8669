package io.icebreaker.feed.smartapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.FeedClocks;
import io.icebreaker.feed.FeedCounter;
import io.icebreaker.feed.FeedSetup;
import io.icebreaker.feed.FeedTimings;
import io.icebreaker.feed.RecordingSink;
import io.icebreaker.feed.Wait;
import io.icebreaker.feed.login.LoginTokens;
import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.login.TokenFile;
import io.icebreaker.feed.master.BrokerIds;
import io.icebreaker.feed.sim.MarketConfig;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.feed.sim.SimFault;
import io.icebreaker.feed.sim.smartapi.SmartAccount;
import io.icebreaker.feed.sim.smartapi.SmartFault;
import io.icebreaker.feed.sim.smartapi.SmartLoginTokens;
import io.icebreaker.feed.sim.smartapi.SmartServer;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.TickSink;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.agrona.concurrent.SystemNanoClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The live feed against the simulated Angel One, over real sockets. */
class SmartFeedTest {
    private static final long MS = 1_000_000L;
    private static final long OPEN_NS = 1_795_146_300_000_000_000L;

    private final MarketModel model = new MarketModel(MarketConfig.of(21, OPEN_NS));
    private final Instruments instruments = new Instruments(100);
    private final BrokerIds ids = new BrokerIds(SmartFeed::segmentCode);
    private final List<RecordingSink> sinks = new CopyOnWriteArrayList<>();
    private final SmartAccount account = SmartAccount.simulated();
    private SmartServer server;
    private SmartFeed feed;
    private TokenFile tokenFile;
    private volatile long nowNs = OPEN_NS;

    @BeforeEach
    void startServer(@TempDir Path dir) throws IOException {
        server = new SmartServer(0, account, model, () -> Instant.EPOCH);
        ids.add(server.instruments(), instruments);
        tokenFile = new TokenFile(dir.resolve("smartapi.token"));
        login();
    }

    private void login() throws IOException {
        SmartLoginTokens tokens = server.login(Instant.EPOCH);
        tokenFile.write(
                new LoginTokens(
                        Secret.of(tokens.jwt()),
                        Map.of("feedToken", Secret.of(tokens.feed())),
                        Instant.EPOCH,
                        null));
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

    private static FeedTimings timings() {
        return new FeedTimings(
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
    }

    private void startFeed() {
        var setup =
                new FeedSetup(
                        5,
                        ids,
                        this::newSink,
                        this::newSink,
                        new FeedClocks(() -> nowNs, SystemNanoClock.INSTANCE),
                        timings(),
                        t -> false,
                        new SplittableRandom(1));
        Map<String, String> keys =
                Map.of(
                        SmartLogin.API_KEY_VARIABLE,
                        account.apiKey(),
                        SmartLogin.CLIENT_CODE_VARIABLE,
                        account.clientCode());
        feed =
                new SmartFeed(
                        new SmartConfig(URI.create(server.url()), URI.create(server.restUrl())),
                        SmartSession.of(keys, tokenFile.path()),
                        setup);
        feed.subscribe(server.instruments());
        feed.start();
    }

    private void pump() {
        nowNs += 100 * MS;
        server.pump(nowNs);
    }

    private RecordingSink ticks() {
        return sinks.get(0);
    }

    private List<String> said(FeedState state) {
        return sinks.get(1).events(EventKind.FEED).stream()
                .filter(event -> Events.feedState(event) == state.ordinal())
                .map(Events::feedText)
                .toList();
    }

    private void awaitSubscriptions() {
        int all = server.instruments().size();
        Wait.until("all subscribed", () -> server.subscriptions() == all);
    }

    @Test
    void subscribesAllAndDecodesEachUnderItsOwnIdIndicesToo() {
        startFeed();
        awaitSubscriptions();
        Wait.until("whole", () -> feed.coverage().isComplete(), this::pump);
        Wait.until("live", () -> feed.state() == FeedState.LIVE, this::pump);

        assertTrue(ticks().rejects().isEmpty());
        for (var tick : ticks().ticks()) {
            Instrument instrument = instruments.get(tick.id());
            assertEquals(model.latest(tick.id()).index(), tick.id());
            assertEquals(5, tick.feed());
            assertTrue(
                    tick.ltp() > 0 && (instrument.type() != InstrumentType.IDX || tick.open() > 0),
                    instrument.symbol());
        }
    }

    @Test
    void waitsForANewTokenSaysWhyAndTakesItUpWithoutARestart() throws IOException {
        startFeed();
        awaitSubscriptions();
        server.fault(SimFault.TOKEN_ROLL);
        Wait.until("waiting", () -> feed.state() == FeedState.WAITING_FOR_TOKEN);
        assertTrue(
                said(FeedState.WAITING_FOR_TOKEN).get(0).contains("Invalid Auth token"),
                () -> said(FeedState.WAITING_FOR_TOKEN).toString());
        long before = server.handshakes();
        assertTrue(before <= 4, "a refused token is not tried again: " + before);

        login();
        awaitSubscriptions();
        Wait.until("live again", () -> feed.state() == FeedState.LIVE, this::pump);
        assertEquals(before + 1, server.handshakes());
    }

    @Test
    void comesBackAfterAResetWithEverySubscription() {
        startFeed();
        awaitSubscriptions();
        server.fault(SimFault.RESET);
        Wait.until("second handshake", () -> server.handshakes() == 2);
        awaitSubscriptions();
        Wait.until("live again", () -> feed.state() == FeedState.LIVE, this::pump);
    }

    @Test
    void hasPatienceWhenAllPlacesAreTaken() {
        server.fault(SimFault.REFUSE_429);
        startFeed();
        Wait.until("refusals", () -> feed.counters().get(FeedCounter.SLOT_REFUSALS) >= 2);
        server.fault(SimFault.NONE);
        awaitSubscriptions();
    }

    @Test
    void countsBadFramesAndErrorsAndStaysConnected() {
        startFeed();
        awaitSubscriptions();
        Wait.until("ticks", () -> feed.state() == FeedState.LIVE, this::pump);
        server.fault(SimFault.TRUNCATED);
        server.fault(SmartFault.UNKNOWN_LENGTH);
        server.fault(SmartFault.BROKEN_TEXT);
        server.fault(SmartFault.ERROR_TEXT);
        Wait.until("error", () -> feed.counters().get(FeedCounter.BROKER_ERRORS) == 1);

        assertEquals(List.of(Reject.LENGTH, Reject.LENGTH, Reject.TEXT), ticks().rejects());
        assertEquals(1, feed.counters().get(FeedCounter.BAD_TEXTS));
        assertEquals(1, server.handshakes());
    }

    @Test
    void refusesAMessageLargerThanAMebibyteAndComesBack() {
        startFeed();
        awaitSubscriptions();
        pump();
        server.fault(SimFault.OVERSIZED);
        Wait.until("second handshake", () -> server.handshakes() == 2);
        awaitSubscriptions();

        assertEquals(1, feed.counters().get(FeedCounter.OVERSIZED));
        assertTrue(ticks().rejects().contains(Reject.OVERSIZED));
    }

    @Test
    void refusesInstrumentsTheBrokerDoesNotStream() {
        startFeed();
        var foreign =
                new BrokerInstrument(
                        new Instrument("BCD", 1, "X", InstrumentType.FUT, "", null, 0, 1, 25),
                        "BCD",
                        1,
                        "X");
        var refusal =
                assertThrows(
                        IllegalArgumentException.class, () -> feed.subscribe(List.of(foreign)));
        assertTrue(refusal.getMessage().contains("BCD"));
    }

    @Test
    void showsNoTokenInAnyEvent() {
        startFeed();
        awaitSubscriptions();
        server.fault(SimFault.TOKEN_ROLL);
        Wait.until("waiting", () -> feed.state() == FeedState.WAITING_FOR_TOKEN);
        for (var event : sinks.get(1).events(EventKind.FEED)) {
            String text = Events.feedText(event);
            assertFalse(text.contains("feed-token") || text.contains("eyJ"), text);
        }
    }
}
