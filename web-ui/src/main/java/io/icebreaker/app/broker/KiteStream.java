package io.icebreaker.app.broker;

import io.icebreaker.feed.BrokerFeed;
import io.icebreaker.feed.FeedClocks;
import io.icebreaker.feed.FeedSetup;
import io.icebreaker.feed.FeedTimings;
import io.icebreaker.feed.FrameReading;
import io.icebreaker.feed.InstrumentResolver;
import io.icebreaker.feed.kite.KiteConfig;
import io.icebreaker.feed.kite.KiteDecoder;
import io.icebreaker.feed.kite.KiteFeed;
import io.icebreaker.feed.kite.KiteInstruments;
import io.icebreaker.feed.kite.KiteRest;
import io.icebreaker.feed.kite.KiteSession;
import io.icebreaker.feed.master.InstrumentBook;
import io.icebreaker.feed.master.MasterParser;
import io.icebreaker.feed.master.MasterSource;
import io.icebreaker.feed.master.OptionContracts;
import io.icebreaker.feed.rest.BrokerRest;
import java.net.URI;
import java.util.Map;

/** Kite's stream. */
final class KiteStream implements BrokerStream {
    @Override
    public int number() {
        return 0;
    }

    @Override
    public int connections() {
        return KiteFeed.CONNECTIONS;
    }

    @Override
    public int instruments() {
        return KiteFeed.INSTRUMENTS;
    }

    @Override
    public FeedTimings timings() {
        return KiteFeed.TIMINGS;
    }

    @Override
    public void checkUrl(String url) {
        new KiteConfig(URI.create(url));
    }

    @Override
    public void checkCredentials(Account account, Map<String, String> environment) {
        session(account, environment);
    }

    private static KiteSession session(Account account, Map<String, String> environment) {
        return KiteSession.of(account.keys(environment), account.tokens(environment));
    }

    @Override
    public BrokerFeed open(Account account, Map<String, String> environment, FeedSetup setup) {
        URI url = account.stream() == null ? KiteConfig.LIVE : account.stream();
        var config = new KiteConfig(url);
        return new KiteFeed(
                config, session(account, environment), setup, order -> setup.orderNews().run());
    }

    @Override
    public BrokerRest rest(
            Account account,
            Map<String, String> environment,
            InstrumentBook book,
            FeedClocks clocks) {
        URI root = account.rest() == null ? KiteRest.LIVE : account.rest();
        var search = new BrokerSearch(book, account.kind().name());
        var options = new OptionContracts(book.of(account.kind().name()));
        return new KiteRest(root, session(account, environment), search, options, clocks);
    }

    @Override
    public MasterParser master() {
        return new KiteInstruments();
    }

    @Override
    public MasterSource source() {
        return KiteInstruments.source();
    }

    @Override
    public FrameReading reading(InstrumentResolver resolver, int feed) {
        var decoder = new KiteDecoder(resolver, feed);
        return (kind, frame, receiveTimeNs, sink) -> decoder.decode(frame, receiveTimeNs, sink);
    }
}
