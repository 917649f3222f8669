package io.icebreaker.app.broker;

import io.icebreaker.feed.BrokerFeed;
import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.FeedClocks;
import io.icebreaker.feed.FeedSetup;
import io.icebreaker.feed.FeedTimings;
import io.icebreaker.feed.FrameReading;
import io.icebreaker.feed.FrameSink;
import io.icebreaker.feed.InstrumentResolver;
import io.icebreaker.feed.master.InstrumentBook;
import io.icebreaker.feed.master.MasterParser;
import io.icebreaker.feed.master.MasterSource;
import io.icebreaker.feed.master.OptionContracts;
import io.icebreaker.feed.noren.NorenConfig;
import io.icebreaker.feed.noren.NorenDayIds;
import io.icebreaker.feed.noren.NorenDecoder;
import io.icebreaker.feed.noren.NorenFeed;
import io.icebreaker.feed.noren.NorenInstruments;
import io.icebreaker.feed.noren.NorenRest;
import io.icebreaker.feed.noren.NorenSession;
import io.icebreaker.feed.rest.BrokerRest;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.TickSink;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Map;

/** The stream of a Noren house. */
final class NorenStream implements BrokerStream {
    private final int number;
    private final NorenConfig house;

    NorenStream(int number, NorenConfig house) {
        this.number = number;
        this.house = house;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public int connections() {
        return NorenFeed.CONNECTIONS;
    }

    @Override
    public int instruments() {
        return NorenFeed.INSTRUMENTS;
    }

    @Override
    public FeedTimings timings() {
        return NorenFeed.TIMINGS;
    }

    @Override
    public void checkUrl(String url) {
        at(URI.create(url));
    }

    private NorenConfig at(URI stream) {
        return stream == null
                ? house
                : new NorenConfig(house.broker(), stream, house.rest(), house.dialect());
    }

    /** Nothing: the login's answer holds the user id, and a token may come later. */
    @Override
    public void checkCredentials(Account account, Map<String, String> environment) {}

    @Override
    public BrokerFeed open(Account account, Map<String, String> environment, FeedSetup setup) {
        return new NorenFeed(
                at(account.stream()),
                session(account, environment),
                setup,
                order -> setup.orderNews().run());
    }

    private NorenSession session(Account account, Map<String, String> environment) {
        return NorenSession.of(
                house.broker(), account.keys(environment), account.tokens(environment));
    }

    /** Logins and masters lie beside the calls: an address without a path is the host of all of them. */
    private NorenConfig asking(URI rest) {
        return rest.getRawPath().isEmpty()
                ? house.at(house.stream(), rest)
                : new NorenConfig(house.broker(), house.stream(), rest, house.dialect());
    }

    @Override
    public BrokerRest rest(
            Account account,
            Map<String, String> environment,
            InstrumentBook book,
            FeedClocks clocks) {
        NorenConfig config = account.rest() == null ? house : asking(account.rest());
        var search = new BrokerSearch(book, account.kind().name());
        var options = new OptionContracts(book.of(account.kind().name()));
        return new NorenRest(config, session(account, environment), search, options, clocks);
    }

    @Override
    public MasterParser master() {
        return new NorenInstruments();
    }

    @Override
    public MasterSource source() {
        return NorenInstruments.source(house.broker());
    }

    @Override
    public int segmentCode(BrokerInstrument instrument) {
        return NorenFeed.segmentCode(instrument);
    }

    @Override
    public InstrumentResolver recorded(Instruments day) {
        return new NorenDayIds(house.broker(), day);
    }

    @Override
    public FrameReading reading(InstrumentResolver resolver, int feed) {
        var decoder = new NorenDecoder(resolver, feed);
        return new Reading(decoder);
    }

    /** Snapshots and changes read again: what a change came to may hang on a frame that is missing. */
    private record Reading(NorenDecoder decoder) implements FrameReading {
        @Override
        public int read(byte kind, ByteBuffer frame, long receiveTimeNs, TickSink sink) {
            if (kind != FrameSink.TEXT) {
                return decoder.decodeBinary(sink);
            }
            byte[] utf8 = new byte[frame.remaining()];
            frame.get(utf8);
            return decoder.decode(utf8, receiveTimeNs, sink);
        }

        @Override
        public void forget() {
            decoder.forget();
        }

        @Override
        public void doubt() {
            decoder.doubt();
        }

        @Override
        public boolean isCertain() {
            return decoder.isCertain();
        }
    }
}
