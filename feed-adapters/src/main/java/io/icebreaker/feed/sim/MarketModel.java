package io.icebreaker.feed.sim;

import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import java.util.List;

/**
 * A market to practise on: index futures, options, stocks and indices, each tradable with a book of its own,
 * told to subscribers as a broker would: conflated to a few snapshots a second and only when something
 * changed. Driven by the time handed in; the same configuration gives the same snapshots whatever the
 * strides of {@link #advanceTo}, so a restart catches up by one call.
 *
 * <p>One thread. Makes no garbage after construction. Prices E4, quantities units, times epoch ns UTC.
 */
public final class MarketModel implements SnapshotSource {
    /** Five steps between two snapshots of the busiest instrument. */
    private static final long STEP_NS = 50_000_000L;

    private static final long MS = 1_000_000L;

    /** The generator's part for what befalls companies; instruments have those from 1 up. */
    private static final long COMPANIES = -1;

    private final MarketConfig config;
    private final CompanyMarket companies;
    private final List<Contract> contracts;
    private final FairValues fairValues;

    /** Where companies' shares begin in the list. */
    private final int firstShare;

    private final Trading[] tradings;
    private final MarketSnapshot[] latest;
    private final long[] dueNs;
    private final SimRandom random;
    private final long[] indexHigh;
    private final long[] indexLow;
    private final long[] indexOpen;
    private final long stepNs;

    /** The shortest time between two snapshots of an instrument; 0 for each contract's own. */
    private final long everyNs;

    private long nowNs;
    private long steps;

    public MarketModel(MarketConfig config) {
        this(config, Opening.USUAL);
    }

    /** A day that follows another one, or lists fewer instruments. */
    public MarketModel(MarketConfig config, Opening opening) {
        this(config, opening, (index, timeNs, side, price, qty) -> {}, 0);
    }

    /** A market that speaks of each instrument every {@code everyNs}, as long as it changes. */
    static MarketModel speakingEvery(long everyNs, MarketConfig config) {
        return new MarketModel(
                config, Opening.USUAL, (index, timeNs, side, price, qty) -> {}, everyNs);
    }

    MarketModel(MarketConfig config, Trading.Tape tape) {
        this(config, Opening.USUAL, tape, 0);
    }

    private MarketModel(MarketConfig config, Opening opening, Trading.Tape tape, long everyNs) {
        this.everyNs = everyNs;
        this.config = config;
        random = new SimRandom(config.seed());
        companies = CompanyMarket.of(config.companies(), opening, random.split(COMPANIES));
        contracts = Listing.of(config.day(), companies, config.extraStocks(), opening);
        firstShare = Listing.firstShare(contracts);
        long expiryNs = MarketConfig.istNs(Listing.expiry(config.day()), 15, 30);
        fairValues =
                new FairValues(contracts, companies, config.openNs(), expiryNs, random.split(0));
        stepNs = Math.max(MS, (long) (STEP_NS / Math.max(1, config.rate())));
        tradings = new Trading[contracts.size()];
        latest = new MarketSnapshot[contracts.size()];
        dueNs = new long[contracts.size()];
        indexHigh = new long[contracts.size()];
        indexLow = new long[contracts.size()];
        indexOpen = new long[contracts.size()];
        nowNs = config.openNs();
        open(tape, opening);
    }

    private void open(Trading.Tape tape, Opening opening) {
        fairValues.step(0, nowNs, 0, 1);
        for (int i = 0; i < latest.length; i++) {
            latest[i] = new MarketSnapshot();
            if (!isIndex(i)) {
                tradings[i] =
                        new Trading(
                                i,
                                contracts.get(i),
                                fairValues.fair(i),
                                random.split(i + 1L),
                                tape);
                long oi = opening.oiOf(contracts.get(i).instrument().symbol());
                if (oi >= 0) {
                    tradings[i].stats().startOi(oi);
                }
                tradings[i].open(nowNs);
            }
            fill(i);
            dueNs[i] = nowNs + (long) (random.unit() * interval(i));
        }
    }

    private boolean isIndex(int index) {
        return contracts.get(index).instrument().type() == InstrumentType.IDX;
    }

    @Override
    public List<Instrument> instruments() {
        return contracts.stream().map(Contract::instrument).toList();
    }

    @Override
    public MarketSnapshot latest(int index) {
        return latest[index];
    }

    @Override
    public void advanceTo(long toNs, Due due) {
        while (nowNs + stepNs <= toNs) {
            step(due);
        }
    }

    private void step(Due due) {
        nowNs += stepNs;
        steps++;
        double minute = (nowNs - config.openNs()) / (double) DayCurve.MINUTE_NS;
        double intensity = DayCurve.intensity(minute);
        fairValues.step(steps, nowNs, stepNs / 1e9, intensity);
        for (int i = 0; i < latest.length; i++) {
            if (minute <= contracts.get(i).sessionMinutes()) {
                if (FairValues.isTurn(contracts.get(i), i, steps)) {
                    trade(i, intensity);
                }
                tell(i, due);
            }
        }
    }

    private void trade(int index, double intensity) {
        if (tradings[index] != null) {
            double perSecond = contracts.get(index).ordersPerSecond() * intensity * config.rate();
            tradings[index].step(nowNs, fairValues.fair(index), perSecond);
        }
    }

    private void tell(int index, Due due) {
        if (nowNs >= dueNs[index] && changed(index)) {
            fill(index);
            dueNs[index] = nowNs + interval(index);
            due.onSnapshot(latest[index]);
        }
    }

    private boolean changed(int index) {
        return tradings[index] != null
                ? tradings[index].changed()
                : indexValue(index) != latest[index].tick().ltp();
    }

    private long interval(int index) {
        if (everyNs > 0) {
            return everyNs;
        }
        return (long)
                (contracts.get(index).snapshotMs() * MS / config.rate() * random.between(1, 1.3));
    }

    private void fill(int index) {
        if (tradings[index] != null) {
            tradings[index].fill(latest[index], nowNs);
        } else {
            fillIndex(index, latest[index].tick());
        }
    }

    private void fillIndex(int index, Tick tick) {
        long value = indexValue(index);
        if (indexOpen[index] == 0) {
            indexOpen[index] = indexHigh[index] = indexLow[index] = value;
        }
        indexHigh[index] = Math.max(indexHigh[index], value);
        indexLow[index] = Math.min(indexLow[index], value);
        tick.clear().kind(EventKind.TICK).id(index).receiveTimeNs(nowNs).exchangeTimeNs(nowNs);
        tick.ltp(value).open(indexOpen[index]).high(indexHigh[index]).low(indexLow[index]);
        tick.prevClose(contracts.get(index).prevClose());
    }

    /** Of companies' last traded prices, as an exchange counts it. */
    private long indexValue(int index) {
        Contract contract = contracts.get(index);
        long tickSize = contract.instrument().tickSize();
        double value =
                companies.isEmpty()
                        ? fairValues.fair(index)
                        : contract.prevClose() * tradedRatio(contract.underlying());
        return Math.round(value / tickSize) * tickSize;
    }

    private double tradedRatio(int underlying) {
        IndexBasket basket = companies.baskets().get(underlying);
        double ratio = 0;
        for (int member = 0; member < basket.size(); member++) {
            int share = firstShare + basket.rank(member);
            DayStats stats = tradings[share] == null ? null : tradings[share].stats();
            boolean traded = stats != null && stats.volume() > 0;
            double price = traded ? stats.ltp() : fairValues.fair(share);
            ratio += basket.weight(member) * price / contracts.get(share).prevClose();
        }
        return ratio;
    }

    /** What came before the day. */
    public MarketPast past() {
        return new MarketPast(contracts, companies, config.seed(), config.rate());
    }

    /** Sectors and sizes of the companies, by size; none in a market of the usual stocks. */
    public List<SectorRow> sectors() {
        return companies.companies().stream()
                .map(it -> new SectorRow(it.symbol(), it.sector().title, it.capRupees()))
                .toList();
    }

    /** The simulated time: the last whole step. */
    public long nowNs() {
        return nowNs;
    }

    /** Orders turned away by bounds of the books. */
    public long ordersRefused() {
        long refused = 0;
        for (Trading trading : tradings) {
            refused += trading == null ? 0 : trading.book().refused();
        }
        return refused;
    }
}
