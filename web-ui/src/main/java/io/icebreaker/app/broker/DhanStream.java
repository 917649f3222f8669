package io.icebreaker.app.broker;

import io.icebreaker.feed.BrokerFeed;
import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.FeedClocks;
import io.icebreaker.feed.FeedSetup;
import io.icebreaker.feed.FeedTimings;
import io.icebreaker.feed.FrameReading;
import io.icebreaker.feed.InstrumentResolver;
import io.icebreaker.feed.dhan.DhanConfig;
import io.icebreaker.feed.dhan.DhanDecoder;
import io.icebreaker.feed.dhan.DhanFeed;
import io.icebreaker.feed.dhan.DhanInstruments;
import io.icebreaker.feed.dhan.DhanMode;
import io.icebreaker.feed.dhan.DhanRest;
import io.icebreaker.feed.dhan.DhanSegments;
import io.icebreaker.feed.dhan.DhanSession;
import io.icebreaker.feed.dhan.TickSizes;
import io.icebreaker.feed.master.InstrumentBook;
import io.icebreaker.feed.master.MasterParser;
import io.icebreaker.feed.master.MasterSource;
import io.icebreaker.feed.rest.BrokerRest;
import io.icebreaker.tick.Instruments;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Dhan's stream, in one mode. */
final class DhanStream implements BrokerStream {
    private final int number;
    private final DhanMode mode;

    /** @param number of the wire: the mode of twenty levels has another than the rest */
    DhanStream(int number, DhanMode mode) {
        this.number = number;
        this.mode = mode;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public int connections() {
        return DhanFeed.CONNECTIONS;
    }

    @Override
    public int instruments() {
        return mode.maxInstruments();
    }

    @Override
    public FeedTimings timings() {
        return DhanFeed.TIMINGS;
    }

    @Override
    public void checkUrl(String url) {
        config(URI.create(url), null);
    }

    private DhanConfig config(URI stream, URI rest) {
        return new DhanConfig(
                stream == null ? mode.url() : stream, rest == null ? DhanConfig.REST : rest, mode);
    }

    @Override
    public void checkCredentials(Account account, Map<String, String> environment) {
        session(account, environment);
    }

    private static DhanSession session(Account account, Map<String, String> environment) {
        return DhanSession.of(
                account.keys(environment), account.tokens(environment), InstantSource.system());
    }

    @Override
    public BrokerFeed open(Account account, Map<String, String> environment, FeedSetup setup) {
        DhanConfig config = config(account.stream(), account.rest());
        return new DhanFeed(config, session(account, environment), setup);
    }

    @Override
    public BrokerRest rest(
            Account account,
            Map<String, String> environment,
            InstrumentBook book,
            FeedClocks clocks) {
        URI root = config(null, account.rest()).restUrl();
        var search = new BrokerSearch(book, account.kind().name());
        return new DhanRest(root, session(account, environment), search, clocks);
    }

    @Override
    public MasterParser master() {
        return new DhanInstruments();
    }

    @Override
    public MasterSource source() {
        return DhanInstruments.source();
    }

    @Override
    public int segmentCode(BrokerInstrument instrument) {
        return DhanSegments.code(instrument.segment());
    }

    @Override
    public FrameReading reading(InstrumentResolver resolver, int feed) {
        return reading(resolver, TickSizes.NONE, feed);
    }

    /** Floats are put back on the tick sizes of the day's definitions, as they were when they came. */
    @Override
    public FrameReading reading(
            Instruments defined, UnaryOperator<InstrumentResolver> noted, int feed) {
        var byDhan = new DhanDefined(defined);
        return reading(noted.apply(byDhan), byDhan::tickSize, feed);
    }

    private FrameReading reading(InstrumentResolver resolver, TickSizes sizes, int feed) {
        if (mode == DhanMode.DEPTH20) {
            return DhanFeed.depthReading(resolver, feed);
        }
        var decoder = new DhanDecoder(resolver, sizes, feed);
        return (kind, frame, receiveTimeNs, sink) -> decoder.decode(frame, receiveTimeNs, sink);
    }
}
