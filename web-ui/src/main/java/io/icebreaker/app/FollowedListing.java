package io.icebreaker.app;

import io.icebreaker.feed.BrokerFeed;
import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.master.BrokerIds;
import io.icebreaker.publish.Copy;
import io.icebreaker.publish.Quote;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Instruments;
import java.util.List;
import org.agrona.concurrent.EpochNanoClock;

/**
 * Opens and closes options on a live day's feed. A definition is in the ring before the subscription leaves,
 * and so before the first tick. One thread, the one that began the day.
 */
final class FollowedListing implements AtmFollower.Listing {
    private final LiveEngine engine;
    private final BrokerFeed feed;
    private final BrokerIds ids;
    private final EpochNanoClock clock;
    private final Copy copy = new Copy();
    private boolean toldOfRoom;

    FollowedListing(LiveEngine engine, BrokerFeed feed, BrokerIds ids, EpochNanoClock clock) {
        this.engine = engine;
        this.feed = feed;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public long price(Instrument instrument) {
        int id = engine.instruments().id(instrument.segment(), instrument.token());
        if (id == Instruments.UNKNOWN) {
            return 0;
        }
        engine.board().readQuote(id, copy);
        return copy.length() > 0 && Quote.has(copy.words(), Quote.LTP)
                ? copy.words()[Quote.LTP]
                : 0;
    }

    @Override
    public boolean open(List<BrokerInstrument> options) {
        List<Instrument> instruments = options.stream().map(BrokerInstrument::instrument).toList();
        if (!engine.define(instruments, clock)) {
            if (!toldOfRoom) {
                toldOfRoom = true;
                System.err.println(
                        "icebreaker: no room for more options around the market: raise"
                                + " engine.max-instruments; those that stream go on");
            }
            return false;
        }
        ids.add(options, engine.instruments());
        feed.subscribe(options);
        return true;
    }

    @Override
    public void close(List<BrokerInstrument> options) {
        feed.unsubscribe(options);
    }
}
