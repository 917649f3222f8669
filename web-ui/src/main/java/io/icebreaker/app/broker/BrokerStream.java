package io.icebreaker.app.broker;

import io.icebreaker.feed.BrokerFeed;
import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.FeedSetup;
import io.icebreaker.feed.FeedTimings;
import io.icebreaker.feed.FrameReading;
import io.icebreaker.feed.InstrumentResolver;
import io.icebreaker.feed.master.MasterParser;
import io.icebreaker.feed.master.MasterSource;
import io.icebreaker.tick.Segments;
import java.util.Map;

/** How a broker streams: what a live day needs to run its feed. One object a broker, without state. */
public interface BrokerStream {
    /** Stands for the broker in captured frames, 0..127; never given to another. */
    int number();

    /** Connections that one account may hold. */
    int connections();

    /** Instruments that one connection takes. */
    int instruments();

    /** How patient a connection is, by what the wire's heartbeats allow. */
    FeedTimings timings();

    /**
     * Whether the stream's address will do; nothing is opened.
     *
     * @param url as configured
     * @throws IllegalArgumentException saying what is wrong with it
     */
    void checkUrl(String url);

    /**
     * Whether what must be kept of the account is there; a token may come later.
     *
     * @throws IllegalArgumentException saying which credential is missing and where to put it
     */
    void checkCredentials(Account account, Map<String, String> environment);

    /**
     * One connection, not started.
     *
     * @param setup with {@link #timings}
     * @throws IllegalArgumentException saying which credential is missing and where to put it
     */
    BrokerFeed open(Account account, Map<String, String> environment, FeedSetup setup);

    /** Reads the broker's master. */
    MasterParser master();

    /** Where the broker's master is fetched; null while this build cannot fetch it. */
    default MasterSource source() {
        return null;
    }

    /** The segment's number by which the wire's decoder asks for an instrument, beside its token. */
    default int segmentCode(BrokerInstrument instrument) {
        return Segments.knownCode(instrument.instrument().segment());
    }

    /** Reads captured frames again. */
    FrameReading reading(InstrumentResolver resolver, int feed);
}
