package io.icebreaker.feed.noren;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.Coverage;
import io.icebreaker.feed.FeedClocks;
import io.icebreaker.feed.FeedCounter;
import io.icebreaker.feed.FeedSetup;
import io.icebreaker.feed.FeedTimings;
import io.icebreaker.feed.FrameSink;
import io.icebreaker.feed.RecordingSink;
import io.icebreaker.feed.Wait;
import io.icebreaker.feed.login.LoginTokens;
import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.login.TokenFile;
import io.icebreaker.feed.master.BrokerIds;
import io.icebreaker.feed.sim.MarketConfig;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.feed.sim.MarketSnapshot;
import io.icebreaker.feed.sim.SimFault;
import io.icebreaker.feed.sim.WireEquality;
import io.icebreaker.feed.sim.noren.NorenAccount;
import io.icebreaker.feed.sim.noren.NorenSimulator;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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

class NorenFeedTest {
    private static final long MS = 1_000_000L;
    private static final long OPEN_NS = 1_795_146_300_000_000_000L;
    private static final String TOKEN = "s3cret-token";

    private final MarketModel model = new MarketModel(MarketConfig.of(21, OPEN_NS));
    private final Instruments instruments = new Instruments(100);
    private final BrokerIds ids = new BrokerIds(NorenFeed::segmentCode);
    private final List<RecordingSink> sinks = new CopyOnWriteArrayList<>();
    private final List<String> orders = new CopyOnWriteArrayList<>();
    private final List<String> kept = new CopyOnWriteArrayList<>();
    private NorenSimulator broker;
    private NorenFeed feed;
    private TokenFile tokens;
    private long nowNs = OPEN_NS;

    @BeforeEach
    void startBroker(@TempDir Path dir) throws IOException {
        broker = new NorenSimulator(0, TOKEN, model);
        ids.add(broker.instruments(), instruments);
        tokens = new TokenFile(dir.resolve("token"));
        keep(TOKEN);
        pump();
    }

    @AfterEach
    void stop() {
        if (feed != null) {
            feed.close();
        }
        broker.close();
    }

    private void keep(String token) throws IOException {
        tokens.write(
                new LoginTokens(
                        Secret.of(token),
                        Map.of("userId", Secret.of(NorenAccount.USER_ID)),
                        Instant.EPOCH,
                        null));
    }

    private TickSink newSink() {
        sinks.add(new RecordingSink());
        return sinks.get(sinks.size() - 1);
    }

    private static FeedTimings timings(long slotMs, long replaceMs) {
        return new FeedTimings(
                10_000 * MS,
                20_000 * MS,
                20_000 * MS,
                replaceMs * MS,
                30 * MS,
                30 * MS,
                60 * MS,
                MS,
                20 * MS,
                slotMs * MS);
    }

    private void startFeed() {
        startFeed(NorenConfig.flattrade(), timings(50, 20_000));
    }

    private void startFeed(NorenConfig house, FeedTimings timings) {
        FrameSink frames =
                (number, kind, receiveTimeNs, monotonicNs, frame) -> {
                    assertEquals(FrameSink.TEXT, kind);
                    kept.add(new String(frame, StandardCharsets.UTF_8));
                };
        var setup =
                new FeedSetup(
                                5,
                                ids,
                                this::newSink,
                                this::newSink,
                                new FeedClocks(() -> nowNs, SystemNanoClock.INSTANCE),
                                timings,
                                t -> true,
                                new SplittableRandom(1))
                        .withFrames(frames);
        NorenConfig there = house.at(URI.create(broker.url()), URI.create(broker.restUrl()));
        feed =
                new NorenFeed(
                        there,
                        NorenSession.of(house.broker(), Map.of(), tokens.path()),
                        setup,
                        orders::add);
        feed.subscribe(broker.instruments().subList(0, 64));
        feed.start();
    }

    private void pump() {
        nowNs += 50 * MS;
        broker.pump(nowNs);
    }

    private void awaitSubscriptions() {
        Wait.until("subscriptions", () -> broker.inDepth() == 64);
        Wait.until("dk of all", () -> feed.coverage().acknowledged() == 64);
    }

    private RecordingSink ticks() {
        return sinks.get(0);
    }

    private List<String> states() {
        return sinks.get(1).events(EventKind.FEED).stream()
                .map(event -> Events.feedState(event) + " " + Events.feedText(event))
                .toList();
    }

    @Test
    void everyDeltaOfTheMarketArrivesAsTheSnapshotItCameFrom() {
        startFeed();
        awaitSubscriptions();
        int seen = ticks().ticks().size();
        long sent = broker.sent();
        for (int i = 0; i < 100; i++) {
            pump();
            long news = broker.sent() - sent; // who falls behind is dropped
            Wait.until("read", () -> ticks().ticks().size() >= seen + news);
        }
        Wait.until("live", () -> feed.state() == FeedState.LIVE);
        for (int index = 0; index < 64; index++) {
            MarketSnapshot latest = model.latest(index);
            BrokerInstrument one = broker.instruments().get(index);
            boolean hasBook = one.instrument().type() != InstrumentType.IDX;
            if (latest != null && hasBook) {
                int id = instruments.id(one.instrument().segment(), one.instrument().token());
                Wait.until("the last of " + one.symbol(), () -> isThere(id, latest));
                WireEquality.assertSame(latest, last(id));
            }
        }
        assertTrue(ticks().ticks().size() > seen + 500, ticks().ticks().size() + " ticks");
        assertEquals(List.of(), ticks().rejects());
        assertEquals(new Coverage(64, 64, 64), feed.coverage());
    }

    private boolean isThere(int id, MarketSnapshot latest) {
        Tick last = last(id);
        return last != null
                && last.volume() == latest.tick().volume()
                && last.totalBuyQty() == latest.tick().totalBuyQty();
    }

    private Tick last(int id) {
        List<Tick> all = ticks().ticks();
        for (int at = all.size() - 1; at >= 0; at--) {
            if (all.get(at).id() == id) {
                return all.get(at);
            }
        }
        return null;
    }

    @Test
    void keepsFramesOfMarketDataAndNeverThoseOfTheAccount() {
        startFeed();
        awaitSubscriptions();
        broker.say("{\"t\":\"om\",\"norenordno\":\"1\",\"status\":\"OPEN\",\"remarks\":\"tk\"}");
        pump();
        Wait.until("an order update", () -> orders.size() == 1);
        assertTrue(orders.get(0).contains("norenordno"));
        assertEquals(1, feed.counters().get(FeedCounter.ORDER_UPDATES));
        assertTrue(kept.size() >= 64);
        assertTrue(kept.stream().allMatch(frame -> frame.matches("\\{\"t\":\"[td][kf]\".*")));
    }

    @Test
    void aClassicGatewayIsGreetedInItsOwnWords() {
        startFeed(NorenConfig.shoonyaClassic(), timings(50, 20_000));
        awaitSubscriptions();
        assertEquals(1, broker.handshakes());
    }

    @Test
    void aRefusedLoginWaitsForATokenAndTakesUpTheNextOne() throws IOException {
        broker.token("another");
        startFeed();
        Wait.until("waiting", () -> feed.state() == FeedState.WAITING_FOR_TOKEN);
        long before = broker.handshakes();
        keep("another");
        awaitSubscriptions();
        assertEquals(before + 1, broker.handshakes());
        assertTrue(states().stream().noneMatch(state -> state.contains(TOKEN)));
    }

    /** After a clean close the gateway may refuse a good token for a while: it is tried again, once in 5 s. */
    @Test
    void aGoodTokenRefusedForAWhileIsTriedAgain() {
        broker.odds().refuseNext(1);
        startFeed();
        Wait.until("waiting", () -> feed.state() == FeedState.WAITING_FOR_TOKEN);
        awaitSubscriptions();
        assertEquals(2, broker.handshakes());
    }

    @Test
    void theTokensEndCostsAWaitAndNoSubscription() throws IOException {
        startFeed();
        awaitSubscriptions();
        broker.fault(SimFault.TOKEN_ROLL);
        Wait.until("waiting", () -> feed.state() == FeedState.WAITING_FOR_TOKEN);
        broker.token("fresh");
        keep("fresh");
        awaitSubscriptions();
        pump();
        Wait.until("live", () -> feed.state() == FeedState.LIVE, this::pump);
        assertEquals(64, feed.coverage().subscribed());
    }

    @Test
    void anEvictionIsSaidAndWaitedOut() {
        broker.odds().evictNext(1);
        startFeed(NorenConfig.flattrade(), timings(300, 20_000));
        Wait.until("an eviction", () -> feed.counters().get(FeedCounter.SLOT_REFUSALS) > 0);
        assertEquals(1, broker.handshakes());
        awaitSubscriptions();
        assertEquals(2, broker.handshakes());
        assertTrue(
                states().stream().anyMatch(state -> state.contains("another program uses")),
                states().toString());
    }

    @Test
    void aSecondLoginWithTheTokenClosesTheFirst() {
        startFeed();
        awaitSubscriptions();
        NorenFeed first = feed;
        startFeed(NorenConfig.flattrade(), timings(60_000, 20_000));
        Wait.until("eviction", () -> first.counters().get(FeedCounter.SLOT_REFUSALS) > 0);
        first.close();
        awaitSubscriptions();
        assertTrue(broker.evictions() >= 1);
    }

    @Test
    void scripsDroppedInSilenceShowInTheCoverage() {
        broker.odds().cap(40);
        startFeed();
        Wait.until("forty", () -> feed.coverage().acknowledged() == 40);
        assertEquals(64, feed.coverage().subscribed());
        assertFalse(feed.coverage().isComplete());
    }

    @Test
    void unsubscribedScripsStopAndOneMoreDeltaIsNoHarm() {
        startFeed();
        awaitSubscriptions();
        feed.unsubscribe(broker.instruments().subList(0, 60));
        Wait.until("four left", () -> broker.inDepth() == 4);
        pump();
        assertEquals(new Coverage(4, 4, 4), feed.coverage());
    }

    @Test
    void badFramesAreCountedAndTheFeedGoesOn() {
        startFeed();
        awaitSubscriptions();
        broker.fault(SimFault.TRUNCATED);
        Wait.until("a refusal", () -> ticks().rejects().contains(Reject.TEXT));
        assertEquals(1, feed.counters().get(FeedCounter.BAD_TEXTS));
        int before = ticks().ticks().size();
        Wait.until("more ticks", () -> ticks().ticks().size() > before, this::pump);
        assertEquals(1, feed.counters().get(FeedCounter.CONNECTS));

        broker.fault(SimFault.OVERSIZED);
        Wait.until("a new link", () -> feed.counters().get(FeedCounter.CONNECTS) == 2);
        assertEquals(1, feed.counters().get(FeedCounter.OVERSIZED));
        awaitSubscriptions();
    }

    @Test
    void aMuteSessionIsReplacedAndSubscribedAnew() {
        startFeed(NorenConfig.flattrade(), timings(50, 300));
        awaitSubscriptions();
        Wait.until("ticking", () -> feed.counters().get(FeedCounter.TICKS) > 1_000, this::pump);
        broker.fault(SimFault.STALL_WITH_HEARTBEATS);
        Wait.until("mute", () -> feed.counters().get(FeedCounter.MUTE_LINKS) > 0);
        broker.fault(SimFault.NONE);
        Wait.until("live", () -> feed.state() == FeedState.LIVE, this::pump);
        awaitSubscriptions();
    }

    @Test
    void aResetIsMendedAndTheGapMarked() {
        startFeed();
        awaitSubscriptions();
        broker.fault(SimFault.RESET);
        Wait.until("a new link", () -> feed.counters().get(FeedCounter.CONNECTS) == 2);
        awaitSubscriptions();
        assertEquals(0, feed.counters().get(FeedCounter.SLOT_REFUSALS), "no eviction");
    }

    @Test
    void deltasWithoutAnExchangeAreResolved() {
        broker.odds().dropExchange(true);
        startFeed();
        awaitSubscriptions();
        int before = ticks().ticks().size();
        Wait.until("more ticks", () -> ticks().ticks().size() > before + 50, this::pump);
        assertEquals(List.of(), ticks().rejects());
    }
}
