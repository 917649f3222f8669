package io.icebreaker.feed.sim;

import io.icebreaker.tick.InstrumentType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Daily bars before a simulated day, ending at the previous close with which each instrument opens: of
 * companies' shares and of what is made of them, the indices and all futures. Cold; one thread.
 */
public final class MarketPast {
    /** As long as any company's past. */
    public static final int MOST_DAYS = Companies.OLD;

    /** Nothing is known of an instrument's past. */
    public static final int UNTOLD = -1;

    /** Before it expires, a contract has been listed for three months. */
    private static final int CONTRACT_DAYS = 60;

    private static final long PAST = -2;
    private static final long INDEX_SHAPES = 1L << 40;
    private static final long PIECES = 1L << 41;

    /** Part of a day's move that happens before its open. */
    private static final double OVERNIGHT = 0.35;

    private static final double GAP = 0.002;
    private static final double REACH = 0.006;
    private static final double INDEX_REACH = 0.003;

    /** Traded quantity: its scatter, and how it grows with the size of the day's move. */
    private static final double SCATTER = 0.3;

    private static final double CALM = 0.7;
    private static final double MOVED = 20;

    private static final double FUTURE_VOLUME = 0.15;
    private static final double INDEX_FUTURE_LOTS = 90_000;

    private final List<Contract> contracts;
    private final boolean isTold;
    private final CompanyPast companies;
    private final SimRandom random;
    private final double rate;

    MarketPast(List<Contract> contracts, CompanyMarket market, long seed, double rate) {
        this.contracts = contracts;
        this.rate = rate;
        isTold = !market.isEmpty();
        random = new SimRandom(seed).split(PAST);
        companies = new CompanyPast(market, random.split(0), MOST_DAYS);
    }

    /**
     * How many sessions an instrument has been through, 0 on its first day; {@link #UNTOLD} of
     * options, and in a market without companies.
     */
    public int sessions(int index) {
        Contract contract = contracts.get(index);
        InstrumentType type = contract.instrument().type();
        if (contract.isShare()) {
            return companies.sessions(contract.company().rank());
        }
        return switch (type) {
            case IDX -> isTold ? MOST_DAYS : UNTOLD;
            case FUT -> isTold ? CONTRACT_DAYS : UNTOLD;
            default -> UNTOLD;
        };
    }

    /** Its daily bars, oldest first, as many as {@link #sessions}. */
    public List<PastBar> days(int index) {
        Contract contract = contracts.get(index);
        if (contract.isShare()) {
            return share(contract);
        }
        return contract.instrument().type() == InstrumentType.IDX
                ? index(contract)
                : future(contract);
    }

    /** The last of its daily bars. */
    public PastBar last(int index) {
        List<PastBar> days = days(index);
        return days.get(days.size() - 1);
    }

    private List<PastBar> share(Contract contract) {
        int rank = contract.company().rank();
        double volume = contract.company().dayVolume() * rate;
        double[] levels = Arrays.copyOf(companies.levels(rank), companies.sessions(rank) + 1);
        var shapes = companies.shapes(rank);
        return bars(contract, levels, companies.units(rank), volume, REACH, shapes);
    }

    private List<PastBar> index(Contract contract) {
        double[] levels = companies.levels(companies.baskets().get(contract.underlying()));
        var units = new int[levels.length];
        Arrays.fill(units, 1);
        var shapes = random.split(INDEX_SHAPES + contract.underlying());
        return bars(contract, levels, units, 0, INDEX_REACH, shapes);
    }

    /** What it is of, at its own price. */
    private List<PastBar> future(Contract contract) {
        int of = contract.spot() >= 0 ? contract.spot() : contract.underlying();
        List<PastBar> all = days(of);
        List<PastBar> last = all.subList(Math.max(0, all.size() - CONTRACT_DAYS), all.size());
        double price = contract.prevClose() / (double) contracts.get(of).prevClose();
        long lot = contract.instrument().lotSize();
        List<PastBar> bars = new ArrayList<>();
        for (PastBar bar : last) {
            double units =
                    bar.volume() == 0
                            ? INDEX_FUTURE_LOTS * lot * rate
                            : FUTURE_VOLUME * bar.volume();
            bars.add(
                    new PastBar(
                            at(contract, price * bar.open()),
                            at(contract, price * bar.high()),
                            at(contract, price * bar.low()),
                            at(contract, price * bar.close()),
                            Math.max(1, Math.round(units / lot)) * lot));
        }
        return bars;
    }

    private List<PastBar> bars(
            Contract contract,
            double[] levels,
            int[] units,
            double usualVolume,
            double reach,
            SimRandom shapes) {
        List<PastBar> bars = new ArrayList<>();
        for (int age = 0; age + 1 < levels.length; age++) {
            double unit = (double) contract.prevClose() * units[age];
            double move = levels[age] - levels[age + 1];
            double opened = levels[age + 1] + OVERNIGHT * move + GAP * shapes.gaussian();
            double top = Math.max(opened, levels[age]) + reach * Math.abs(shapes.gaussian());
            double bottom = Math.min(opened, levels[age]) - reach * Math.abs(shapes.gaussian());
            double busy = StrictMath.exp(SCATTER * shapes.gaussian());
            double volume = usualVolume * busy * (CALM + MOVED * Math.abs(move)) / units[age];
            bars.add(
                    new PastBar(
                            at(contract, unit * StrictMath.exp(opened)),
                            at(contract, unit * StrictMath.exp(top)),
                            at(contract, unit * StrictMath.exp(bottom)),
                            at(contract, unit * StrictMath.exp(levels[age])),
                            usualVolume == 0 ? 0 : Math.max(1, Math.round(volume))));
        }
        Collections.reverse(bars);
        return bars;
    }

    private static long at(Contract contract, double price) {
        long tick = contract.instrument().tickSize();
        return Math.max(1, Math.round(price / tick)) * tick;
    }

    /**
     * One of its days in equal pieces.
     *
     * @param day counted back, 0 for yesterday
     */
    public List<PastBar> pieces(int index, int day, PastBar whole, int count) {
        var own = random.split(PIECES + index * (long) MOST_DAYS + day);
        return DayPieces.of(whole, count, contracts.get(index).instrument().tickSize(), own);
    }
}
