package io.icebreaker.feed.kite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.Coverage;
import io.icebreaker.feed.FeedClocks;
import io.icebreaker.feed.FeedCounter;
import io.icebreaker.feed.FeedSetup;
import io.icebreaker.feed.FeedTimings;
import io.icebreaker.feed.RecordingSink;
import io.icebreaker.feed.Wait;
import io.icebreaker.feed.sim.KiteServer;
import io.icebreaker.feed.sim.MarketConfig;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.feed.sim.SimFault;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.agrona.concurrent.SystemNanoClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reconnects over real sockets (reliability F13, F15); who decides when is proven with a clock by itself. */
class KiteStormTest {
    private static final long MS = 1_000_000L;
    private static final long OPEN_NS = 1_795_146_300_000_000_000L;
    private static final String TOKEN = "the-day-token";
    private static final String NEXT_TOKEN = "the-next-token";
    private static final int INSTRUMENTS = 64;

    private final List<Account> accounts = new ArrayList<>();
    private long nowNs = OPEN_NS;

    @TempDir private Path dir;

    /** A feed at a server of its own. */
    private final class Account {
        private final KiteServer server;
        private final Path tokenFile;
        private final RecordingSink said = new RecordingSink();
        private final List<RecordingSink> ticks = new ArrayList<>();
        private final KiteFeed feed;

        Account(String name, FeedTimings timings) throws IOException {
            var instruments = new Instruments(200);
            server = new KiteServer(0, "key", TOKEN, new MarketModel(MarketConfig.of(3, OPEN_NS)));
            instruments.registerAll(server.tokens().onWire());
            tokenFile = dir.resolve(name);
            Files.createFile(
                    tokenFile,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(tokenFile, TOKEN);
            var setup =
                    new FeedSetup(
                            accounts.size(),
                            instruments::id,
                            this::newSink,
                            () -> said,
                            new FeedClocks(() -> nowNs, SystemNanoClock.INSTANCE),
                            timings,
                            t -> true,
                            new SplittableRandom(1));
            feed =
                    new KiteFeed(
                            new KiteConfig(URI.create(server.url())),
                            KiteSession.of(Map.of(KiteSession.API_KEY, "key"), tokenFile),
                            setup,
                            order -> {});
            feed.subscribe(server.instruments().subList(0, INSTRUMENTS));
            feed.start();
            accounts.add(this);
        }

        private TickSink newSink() {
            ticks.add(new RecordingSink());
            return ticks.get(ticks.size() - 1);
        }

        void awaitAll() {
            Wait.until(
                    () -> "live with all instruments, is " + feed.state() + " " + feed.coverage(),
                    () ->
                            feed.state() == FeedState.LIVE
                                    && feed.coverage()
                                            .equals(
                                                    new Coverage(
                                                            INSTRUMENTS, INSTRUMENTS, INSTRUMENTS)),
                    KiteStormTest.this::pump);
        }

        void await(FeedState state) {
            Wait.until("state " + state, () -> feed.state() == state, KiteStormTest.this::pump);
        }

        long count(FeedCounter counter) {
            return feed.counters().get(counter);
        }

        List<Tick> events(FeedState state) {
            return said.events(EventKind.FEED).stream()
                    .filter(event -> Events.feedState(event) == state.ordinal())
                    .toList();
        }
    }

    private static FeedTimings timings(long deadMs) {
        return new FeedTimings(
                10_000 * MS,
                deadMs * MS,
                60_000 * MS,
                60_000 * MS,
                4 * MS,
                MS,
                8 * MS,
                MS,
                20 * MS,
                50 * MS);
    }

    @BeforeEach
    void reset() {
        accounts.clear();
    }

    @AfterEach
    void stop() {
        accounts.forEach(account -> account.feed.close());
        accounts.forEach(account -> account.server.close());
    }

    private void pump() {
        nowNs += 50 * MS;
        accounts.forEach(account -> account.server.pump(nowNs));
    }

    /** How many of each name, numbers left out. */
    private static Map<String, Long> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .collect(
                        Collectors.groupingBy(
                                thread -> thread.getName().replaceAll("\\d+", "#"),
                                TreeMap::new,
                                Collectors.counting()));
    }

    private static long count(Map<String, Long> threads) {
        return threads.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long descriptors() {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void twoHundredReconnectsLeaveNoThreadAndNoDescriptorBehind() throws IOException {
        var account = new Account("one", timings(20_000));
        for (int cycle = 0; cycle < 5; cycle++) {
            reconnect(account); // what is made once, is made
        }
        Map<String, Long> threads = threads();
        long descriptors = descriptors();
        for (int cycle = 0; cycle < 200; cycle++) {
            reconnect(account);
        }
        Wait.until(
                () -> "threads flat, from " + threads + " to " + threads(),
                () -> count(threads()) <= count(threads) + 2,
                this::pump);
        Wait.until("descriptors flat", () -> descriptors() <= descriptors + 2, this::pump);
        assertEquals(206, account.count(FeedCounter.CONNECTS));
        assertEquals(205, account.events(FeedState.GAP).size(), "each gap is marked");
        assertTrue(
                account.events(FeedState.GAP).stream()
                        .allMatch(gap -> Events.feedFromNs(gap) < Events.feedToNs(gap)));
    }

    private static void reconnect(Account account) {
        account.awaitAll();
        long before = account.count(FeedCounter.CONNECTS);
        account.server.fault(SimFault.RESET);
        Wait.until("another link", () -> account.count(FeedCounter.CONNECTS) > before);
        account.awaitAll();
    }

    @Test
    void givesUpAHalfOpenLinkAndItsSuccessors() throws IOException {
        var account = new Account("one", timings(300));
        account.awaitAll();
        account.server.fault(SimFault.HALF_OPEN);
        Wait.until("dead twice", () -> account.count(FeedCounter.DEAD_LINKS) > 1, this::pump);
        account.server.fault(SimFault.NONE);
        account.awaitAll();
    }

    @Test
    void pingsIntoSilenceAndTakesThePongForASignOfLife() throws IOException {
        var account = new Account("one", timings(6_000));
        account.awaitAll();
        long fromNs = System.nanoTime();
        Wait.until("eight seconds", () -> System.nanoTime() - fromNs > 8_000 * MS);
        assertEquals(1, account.count(FeedCounter.CONNECTS), "no time passed at the server");
        assertEquals(0, account.count(FeedCounter.DEAD_LINKS));
    }

    @Test
    void theEndOfOneTokenIsNoConcernOfTheOtherBroker() throws IOException {
        var one = new Account("one", timings(20_000));
        var other = new Account("other", timings(20_000));
        one.awaitAll();
        other.awaitAll();
        one.server.fault(SimFault.TOKEN_ROLL);
        one.await(FeedState.WAITING_FOR_TOKEN);
        assertTrue(one.server.handshakes() <= 1 + 3, "tried at most three times");
        one.server.accessToken(NEXT_TOKEN);
        Files.writeString(one.tokenFile, NEXT_TOKEN);
        one.awaitAll();
        assertEquals(1, other.count(FeedCounter.CONNECTS));
        assertEquals(0, other.events(FeedState.DOWN).size());
        assertEquals(1, one.events(FeedState.GAP).size());
        one.said
                .events(EventKind.FEED)
                .forEach(event -> assertFalse(Events.feedText(event).contains("-token")));
    }

    @Test
    void survivesASlowHandshakeAndWhatIsTooLarge() throws IOException {
        var account = new Account("one", timings(2_500)); // less than the handshake takes
        account.awaitAll();
        account.server.fault(SimFault.SLOW_HANDSHAKE);
        account.server.fault(SimFault.OVERSIZED);
        Wait.until("another link", () -> account.count(FeedCounter.CONNECTS) > 1, this::pump);
        account.awaitAll();
        assertEquals(2, account.count(FeedCounter.CONNECTS));
        assertEquals(1, account.count(FeedCounter.OVERSIZED));
        assertEquals(List.of(Reject.OVERSIZED), account.ticks.get(0).rejects());
    }

    @Test
    void staysConnectedThroughEveryBadPacket() throws IOException {
        var account = new Account("one", timings(20_000));
        account.awaitAll();
        for (SimFault fault :
                List.of(
                        SimFault.DUPLICATE,
                        SimFault.LATE,
                        SimFault.VOLUME_BACK,
                        SimFault.WRONG_ORDER,
                        SimFault.TRUNCATED)) {
            account.server.fault(fault);
        }
        Wait.until("refused", () -> !account.ticks.get(0).rejects().isEmpty(), this::pump);
        assertEquals(List.of(Reject.TRUNCATED), account.ticks.get(0).rejects());
        assertEquals(1, account.count(FeedCounter.CONNECTS));
    }
}
