package io.icebreaker.app.broker;

import io.icebreaker.feed.BrokerFeed;
import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.FeedClocks;
import io.icebreaker.feed.FeedSetup;
import io.icebreaker.feed.FeedTimings;
import io.icebreaker.feed.FrameReading;
import io.icebreaker.feed.InstrumentResolver;
import io.icebreaker.feed.master.InstrumentBook;
import io.icebreaker.feed.master.MasterParser;
import io.icebreaker.feed.master.MasterSource;
import io.icebreaker.feed.rest.BrokerRest;
import io.icebreaker.feed.smartapi.SmartConfig;
import io.icebreaker.feed.smartapi.SmartContracts;
import io.icebreaker.feed.smartapi.SmartDecoder;
import io.icebreaker.feed.smartapi.SmartFeed;
import io.icebreaker.feed.smartapi.SmartInstruments;
import io.icebreaker.feed.smartapi.SmartRest;
import io.icebreaker.feed.smartapi.SmartSession;
import io.icebreaker.tick.TickSink;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Map;

/** SmartAPI's stream. */
final class SmartStream implements BrokerStream {
    @Override
    public int number() {
        return 1;
    }

    @Override
    public int connections() {
        return SmartFeed.CONNECTIONS;
    }

    @Override
    public int instruments() {
        return SmartFeed.INSTRUMENTS;
    }

    @Override
    public FeedTimings timings() {
        return SmartFeed.TIMINGS;
    }

    @Override
    public void checkUrl(String url) {
        config(URI.create(url), null);
    }

    private static SmartConfig config(URI stream, URI rest) {
        return new SmartConfig(
                stream == null ? SmartConfig.LIVE.url() : stream,
                rest == null ? SmartConfig.LIVE.restUrl() : rest);
    }

    @Override
    public void checkCredentials(Account account, Map<String, String> environment) {
        session(account, environment);
    }

    private static SmartSession session(Account account, Map<String, String> environment) {
        return SmartSession.of(account.keys(environment), account.tokens(environment));
    }

    @Override
    public BrokerFeed open(Account account, Map<String, String> environment, FeedSetup setup) {
        return new SmartFeed(
                config(account.stream(), account.rest()), session(account, environment), setup);
    }

    @Override
    public BrokerRest rest(
            Account account,
            Map<String, String> environment,
            InstrumentBook book,
            FeedClocks clocks) {
        URI root = config(null, account.rest()).restUrl();
        var contracts = SmartContracts.of(book.of(account.kind().name()));
        return new SmartRest(root, session(account, environment), contracts, clocks);
    }

    @Override
    public MasterParser master() {
        return new SmartInstruments();
    }

    @Override
    public MasterSource source() {
        return SmartInstruments.source();
    }

    @Override
    public int segmentCode(BrokerInstrument instrument) {
        return SmartFeed.segmentCode(instrument);
    }

    @Override
    public FrameReading reading(InstrumentResolver resolver, int feed) {
        return new Reading(SmartDecoder.inSequence(resolver, feed));
    }

    private record Reading(SmartDecoder decoder) implements FrameReading {
        @Override
        public int read(byte kind, ByteBuffer frame, long receiveTimeNs, TickSink sink) {
            return decoder.decode(frame, receiveTimeNs, sink);
        }

        @Override
        public void forget() {
            decoder.forget();
        }
    }
}
