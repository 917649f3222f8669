package io.icebreaker.app.broker;

import io.icebreaker.feed.BrokerFeed;
import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.FeedClocks;
import io.icebreaker.feed.FeedSetup;
import io.icebreaker.feed.FeedTimings;
import io.icebreaker.feed.FrameReading;
import io.icebreaker.feed.InstrumentResolver;
import io.icebreaker.feed.master.BrokerIds;
import io.icebreaker.feed.master.InstrumentBook;
import io.icebreaker.feed.master.MasterParser;
import io.icebreaker.feed.master.MasterSource;
import io.icebreaker.feed.rest.BrokerRest;
import io.icebreaker.tick.Instruments;
import java.util.Map;
import java.util.function.UnaryOperator;

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

    /**
     * Asks the broker over REST; nothing is sent yet.
     *
     * @param book what brokers list
     * @throws IllegalArgumentException saying which credential is missing and where to put it
     */
    BrokerRest rest(
            Account account,
            Map<String, String> environment,
            InstrumentBook book,
            FeedClocks clocks);

    /** Reads the broker's master. */
    MasterParser master();

    /** Where the broker's master is fetched; null while this build cannot fetch it. */
    default MasterSource source() {
        return null;
    }

    /** The segment's number by which the wire's decoder asks for an instrument, beside its token. */
    default int segmentCode(BrokerInstrument instrument) {
        return BrokerIds.engineCode(instrument);
    }

    /**
     * Finds a recorded day's instruments by the numbers of this broker's wire.
     *
     * @param day filled while its journal is read
     */
    default InstrumentResolver recorded(Instruments day) {
        return day::id;
    }

    /** Reads captured frames again. */
    FrameReading reading(InstrumentResolver resolver, int feed);

    /**
     * Reads a recorded day's frames again.
     *
     * @param defined filled while the day's journal is read: ids, and tick sizes for a wire that needs them
     * @param noted puts what was noted of the broker's numbers on that day before {@link #recorded}
     */
    default FrameReading reading(
            Instruments defined, UnaryOperator<InstrumentResolver> noted, int feed) {
        return reading(noted.apply(recorded(defined)), feed);
    }
}
