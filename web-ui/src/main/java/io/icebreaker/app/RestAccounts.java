package io.icebreaker.app;

import io.icebreaker.app.broker.Account;
import io.icebreaker.app.broker.BrokerStream;
import io.icebreaker.feed.FeedClocks;
import io.icebreaker.feed.master.InstrumentBook;
import io.icebreaker.feed.rest.BrokerRest;
import io.icebreaker.feed.rest.CircuitBreaker;
import io.icebreaker.feed.rest.RateLimits.BucketStatus;
import io.icebreaker.feed.rest.RestStatus;
import io.icebreaker.web.BrokerQuestions;
import io.icebreaker.web.EngineView.Broker;
import io.icebreaker.web.EngineView.Bucket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.agrona.concurrent.EpochNanoClock;

/** The REST clients of the configured accounts, by feed name; and how they fare, for the page. */
final class RestAccounts {
    private static final long NS_PER_MS = 1_000_000;

    private final Map<String, BrokerRest> byFeed = new LinkedHashMap<>();
    private final Map<String, String> brokers = new LinkedHashMap<>();

    private RestAccounts() {}

    /**
     * Whether a feed's broker can be asked over REST. One whose stream is a simulator's is asked nothing
     * unless the simulator's REST is configured, too: a simulated price must not become a real order.
     */
    static boolean has(AppConfig.Feed feed) {
        boolean isSimulated = feed.url() != null && feed.url().startsWith("ws://");
        return feed.restUrl() != null || !isSimulated;
    }

    /** Opens one for each feed that can have one; nothing is sent yet. */
    static RestAccounts of(AppConfig config, InstrumentBook book, EpochNanoClock clock) {
        var accounts = new RestAccounts();
        var clocks = new FeedClocks(clock, System::nanoTime);
        for (AppConfig.Feed feed : config.feeds()) {
            if (has(feed)) {
                Account account = Credentials.account(feed);
                BrokerStream broker = account.kind().stream();
                accounts.brokers.put(feed.name(), account.kind().name());
                accounts.byFeed.put(
                        feed.name(), broker.rest(account, System.getenv(), book, clocks));
            }
        }
        return accounts;
    }

    /** Null for a feed without. */
    BrokerRest of(String feed) {
        return byFeed.get(feed);
    }

    /** By feed, in the configuration's order. */
    Map<String, BrokerRest> all() {
        return byFeed;
    }

    /** What the page may ask of them. */
    BrokerQuestions questions(InstrumentBook book) {
        return new PageQuestions(byFeed, brokers::get, book);
    }

    /** @param backfill how far an account's backfill is, in words */
    List<Broker> status(Function<String, String> backfill) {
        List<Broker> brokers = new ArrayList<>();
        byFeed.forEach(
                (feed, rest) -> brokers.add(status(feed, rest.status(), backfill.apply(feed))));
        return brokers;
    }

    private static Broker status(String feed, RestStatus status, String backfill) {
        CircuitBreaker.Status breaker = status.breaker();
        return new Broker(
                feed,
                status.broker(),
                breaker.state().name(),
                breaker.retryInNs() / NS_PER_MS,
                breaker.successes(),
                breaker.failures(),
                breaker.opened(),
                breaker.refused(),
                status.retries(),
                status.lastFailure(),
                backfill,
                status.buckets().stream().map(RestAccounts::bucket).toList());
    }

    private static Bucket bucket(BucketStatus bucket) {
        return new Bucket(
                bucket.name(),
                bucket.limits(),
                bucket.calls(),
                bucket.delayed(),
                bucket.refused(),
                bucket.pauses(),
                bucket.waitNs() / NS_PER_MS);
    }
}
