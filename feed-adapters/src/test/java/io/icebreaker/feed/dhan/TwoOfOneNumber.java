package io.icebreaker.feed.dhan;

import io.icebreaker.feed.sim.MarketSnapshot;
import io.icebreaker.feed.sim.SnapshotSource;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.util.List;

/** An index above 10,000 rupees and a share below, both of number 13 at Dhan, both told each second. */
final class TwoOfOneNumber implements SnapshotSource {
    private static final long SECOND_NS = 1_000_000_000L;

    private final List<Instrument> instruments =
            List.of(
                    new Instrument(
                            "IDX", 1001, "NIFTY 50", InstrumentType.IDX, "", null, 0, 1, 500),
                    new Instrument("NSE", 13, "ABB", InstrumentType.EQ, "", null, 0, 1, 500));
    private final List<MarketSnapshot> latest = List.of(new MarketSnapshot(), new MarketSnapshot());
    private long nextNs = Long.MIN_VALUE;

    TwoOfOneNumber() {
        fill(0);
    }

    private void fill(long nowNs) {
        for (int index = 0; index < latest.size(); index++) {
            long price = (index == 0 ? 24_000L : 6_000L) * 10_000 + nowNs / SECOND_NS % 100 * 500;
            var tick = latest.get(index).tick().clear().kind(EventKind.TICK).id(index);
            tick.receiveTimeNs(nowNs)
                    .ltp(price)
                    .open(price)
                    .high(price)
                    .low(price)
                    .prevClose(price);
            if (index == 1) {
                tick.volume(nowNs / SECOND_NS).lastQty(1).lastTradeTimeNs(nowNs);
            }
        }
    }

    @Override
    public List<Instrument> instruments() {
        return instruments;
    }

    @Override
    public MarketSnapshot latest(int index) {
        return latest.get(index);
    }

    @Override
    public void advanceTo(long nowNs, Due due) {
        if (nowNs >= nextNs) {
            nextNs = nowNs + SECOND_NS;
            fill(nowNs);
            latest.forEach(due::onSnapshot);
        }
    }
}
