package io.icebreaker.app;

import io.icebreaker.feed.sim.MarketSnapshot;
import io.icebreaker.feed.sim.SnapshotSource;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Tick;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A market that writes down all it says, by instrument and in order, in what every wire carries. */
final class WrittenMarket implements SnapshotSource {
    private final SnapshotSource market;
    private final Map<String, List<String>> said = new HashMap<>();

    WrittenMarket(SnapshotSource market) {
        this.market = market;
    }

    @Override
    public List<Instrument> instruments() {
        return market.instruments();
    }

    /** Told to who subscribes: of an instrument that has not spoken yet the first thing said. */
    @Override
    public MarketSnapshot latest(int index) {
        MarketSnapshot latest = market.latest(index);
        if (latest != null && said(market.instruments().get(index).symbol()).isEmpty()) {
            write(latest.tick());
        }
        return latest;
    }

    @Override
    public void advanceTo(long nowNs, Due due) {
        market.advanceTo(
                nowNs,
                snapshot -> {
                    write(snapshot.tick());
                    due.onSnapshot(snapshot);
                });
    }

    private synchronized void write(Tick tick) {
        String symbol = market.instruments().get(tick.id()).symbol();
        said.computeIfAbsent(symbol, it -> new ArrayList<>()).add(line(tick));
    }

    /** What was said of an instrument so far. */
    synchronized List<String> said(String symbol) {
        return List.copyOf(said.getOrDefault(symbol, List.of()));
    }

    /** Price, volume and best quotes of a packet. */
    static String line(Tick tick) {
        return String.join(
                " ",
                Long.toString(tick.ltp()),
                Long.toString(tick.volume()),
                Long.toString(tick.bid(0)),
                Long.toString(tick.bidQty(0)),
                Long.toString(tick.ask(0)),
                Long.toString(tick.askQty(0)));
    }
}
