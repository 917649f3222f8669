package io.icebreaker.feed.dhan;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.FeedSetup;
import io.icebreaker.feed.FeedTimings;
import io.icebreaker.feed.FrameReading;
import io.icebreaker.feed.InstrumentResolver;
import io.icebreaker.feed.SocketFeed;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.TickSink;
import java.nio.ByteBuffer;
import java.util.Collection;
import javax.net.ssl.SSLSocketFactory;

/**
 * A live Dhan feed over one connection, in one mode: decodes on the socket's thread straight into the
 * sink. At most 5,000 instruments, 50 of them with twenty levels. Any thread.
 */
public final class DhanFeed extends SocketFeed {
    /**
     * Connections a user may hold. Whether those of live and depth feeds count together is disputed; they
     * are taken to, for one too many throws out the oldest (feed-dhan 1).
     */
    public static final int CONNECTIONS = 5;

    public static final int INSTRUMENTS = 5_000;

    /** The server pings every 10 s: three missed, and the link is dead (feed-dhan 7 and 8). */
    public static final FeedTimings TIMINGS = FeedTimings.defaults().deadAfter(30_000_000_000L);

    private final DhanWire wire;

    /** Prepares a feed; {@link #start} starts it. */
    public DhanFeed(DhanConfig config, DhanSession session, FeedSetup setup) {
        this(config, session, setup, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    DhanFeed(DhanConfig config, DhanSession session, FeedSetup setup, SSLSocketFactory tls) {
        this(new DhanWire(config, session, setup.resolver(), setup.feed()), setup, tls);
    }

    private DhanFeed(DhanWire wire, FeedSetup setup, SSLSocketFactory tls) {
        super("dhan", wire, setup, tls);
        this.wire = wire;
    }

    /**
     * An instrument as Dhan knows it when no master says so: words are translated, tokens are the
     * exchange's.
     */
    public static BrokerInstrument instrument(Instrument instrument) {
        return new BrokerInstrument(
                instrument,
                DhanSegments.word(instrument.segment()),
                instrument.token(),
                instrument.symbol());
    }

    /** Reads captured frames of the feed of twenty levels again. */
    public static FrameReading depthReading(InstrumentResolver resolver, int feed) {
        DhanReader reader = DhanReader.ofDepth20(resolver, feed);
        return new FrameReading() {
            @Override
            public int read(byte kind, ByteBuffer frame, long receiveTimeNs, TickSink sink) {
                return reader.decode(frame, receiveTimeNs, sink);
            }

            @Override
            public void forget() {
                reader.forget();
            }
        };
    }

    @Override
    public void subscribe(Collection<BrokerInstrument> wanted) {
        wire.check(wanted);
        super.subscribe(wanted);
    }
}
