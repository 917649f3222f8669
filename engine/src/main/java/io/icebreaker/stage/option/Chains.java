package io.icebreaker.stage.option;

import io.icebreaker.calendar.Session;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All chains, numbered in order of first definition, made of INSTRUMENT events alone. Definitions may come in
 * any order, late, and again: a future or index that comes after the options joins their chains; an id whose
 * definition changes moves.
 *
 * <p>One thread. Allocates when an instrument is defined, not per tick.
 */
final class Chains {
    private final SessionCalendar calendar;
    private final Instrument[] instruments;
    private final Underlying[] underlyings;
    private final Chain[] chainOf;

    /** A share without options of its own takes the ratio of NIFTY (5.3). */
    private final boolean[] takesNifty;

    private final List<Chain> chains = new ArrayList<>();
    private final List<Underlying> all = new ArrayList<>();
    private final SortedMap<String, Underlying> byName = new TreeMap<>();
    private final SortedMap<String, IvHistory> histories = new TreeMap<>();
    private final SortedMap<String, Chain> byExpiry = new TreeMap<>();

    private final boolean tradingTime;
    private Underlying nifty;

    /** {@code tradingTime}: whether time to expiry counts minutes of sessions (6.6). */
    Chains(SessionCalendar calendar, int maxInstruments, boolean tradingTime) {
        this.calendar = calendar;
        this.tradingTime = tradingTime;
        instruments = new Instrument[maxInstruments];
        underlyings = new Underlying[maxInstruments];
        chainOf = new Chain[maxInstruments];
        takesNifty = new boolean[maxInstruments];
    }

    int count() {
        return chains.size();
    }

    Chain get(int number) {
        return chains.get(number);
    }

    /** The chain an option belongs to, null for what is no option or not defined. */
    Chain of(int id) {
        return chainOf[id];
    }

    /** What the instrument is, or is on; null before its definition. */
    Underlying underlyingOf(int id) {
        return underlyings[id];
    }

    /** Whether it falls back on NIFTY's chain; false before its definition. */
    boolean takesNifty(int id) {
        return takesNifty[id];
    }

    Instrument instrument(int id) {
        return instruments[id];
    }

    /** NIFTY of NSE, null when nothing of it is defined. */
    Underlying nifty() {
        return nifty;
    }

    /** Where an underlying's volatility of earlier days goes, defined already or later. */
    IvHistory history(String name) {
        return histories.computeIfAbsent(name, key -> new IvHistory());
    }

    /** All there are, in a fixed order. */
    List<Underlying> underlyings() {
        return all;
    }

    void define(int id, Instrument instrument) {
        if (instrument.equals(instruments[id])) {
            return;
        }
        if (instruments[id] != null) {
            forget(id);
        }
        instruments[id] = instrument;
        takesNifty[id] =
                instrument.type() == InstrumentType.EQ
                        && (instrument.segment().equals("NSE")
                                || instrument.segment().equals("BSE"));
        Underlying underlying = underlying(instrument);
        underlyings[id] = underlying;
        switch (instrument.type()) {
            case CE, PE -> addOption(id, instrument, underlying);
            case FUT -> underlying.futures.add(id);
            case IDX, EQ -> underlying.spots.add(id);
        }
        link(underlying);
    }

    private void forget(int id) {
        Underlying before = underlyings[id];
        before.futures.remove((Integer) id);
        before.spots.remove((Integer) id);
        if (chainOf[id] != null) {
            chainOf[id].remove(id);
            chainOf[id] = null;
        }
        link(before);
    }

    private Underlying underlying(Instrument instrument) {
        String family = IndexNames.family(instrument);
        String name = IndexNames.underlying(instrument);
        Underlying known = byName.get(family + ":" + name);
        if (known != null) {
            return known;
        }
        var underlying = new Underlying(name, family, history(name));
        byName.put(family + ":" + name, underlying);
        all.add(underlying);
        link(underlying, byName.get(sibling(family) + ":" + name));
        if (family.equals("NFO") && name.equals("NIFTY")) {
            nifty = underlying;
        }
        return underlying;
    }

    private static String sibling(String family) {
        return switch (family) {
            case "NFO" -> "BFO";
            case "BFO" -> "NFO";
            default -> "";
        };
    }

    private static void link(Underlying one, Underlying other) {
        if (other != null) {
            one.sibling = other;
            other.sibling = one;
        }
    }

    private void addOption(int id, Instrument option, Underlying underlying) {
        if (option.expiry() == null || option.strike() <= 0) {
            return;
        }
        String key = option.segment() + ":" + option.underlying() + ":" + option.expiry();
        Chain chain = byExpiry.get(key);
        if (chain == null) {
            chain = newChain(option, underlying);
            byExpiry.put(key, chain);
            chains.add(chain);
            underlying.add(chain);
        }
        chain.lotSize = option.lotSize();
        chain.tickSize = option.tickSize();
        chain.put(option.strike(), option.type() == InstrumentType.CE, id);
        chainOf[id] = chain;
    }

    private Chain newChain(Instrument option, Underlying underlying) {
        SessionGroup group = SessionGroup.of(option.segment());
        Session last = lastSession(group, option.expiry());
        TimeToExpiry time =
                group == SessionGroup.ALWAYS
                        ? null
                        : new TimeToExpiry(calendar, group, option.expiry(), tradingTime);
        return new Chain(
                chains.size(),
                underlying,
                option.segment(),
                option.expiry().toEpochDay(),
                last.closeNs(),
                last.dayEndNs(),
                time);
    }

    /** The session of an expiry date (6.6). */
    private Session lastSession(SessionGroup group, LocalDate date) {
        return group == SessionGroup.ALWAYS
                ? calendar.session(group, date.toEpochDay() * SessionCalendar.DAY_NS)
                : calendar.sessionOn(group, date);
    }

    private void link(Underlying underlying) {
        for (Chain chain : underlying.chains) {
            chain.spot = spot(underlying);
            chain.future = future(underlying, chain);
        }
    }

    /** The index, else the share of the family's own exchange. */
    private int spot(Underlying underlying) {
        int best = Chain.NONE;
        for (int id : underlying.spots) {
            if (best == Chain.NONE || instruments[id].type() == InstrumentType.IDX) {
                best = id;
            }
        }
        return best;
    }

    /**
     * The future of the same expiry; on MCX options are on a future that expires with or after them: the
     * first such.
     */
    private int future(Underlying underlying, Chain chain) {
        int best = Chain.NONE;
        long bestDay = Long.MAX_VALUE;
        boolean mcx = chain.segment.equals("MCX");
        for (int id : underlying.futures) {
            LocalDate expiry = instruments[id].expiry();
            long day = expiry == null ? Long.MIN_VALUE : expiry.toEpochDay();
            boolean fits = mcx ? day >= chain.expiryDay : day == chain.expiryDay;
            if (fits && day < bestDay && instruments[id].segment().equals(chain.segment)) {
                best = id;
                bestDay = day;
            }
        }
        return best;
    }
}
