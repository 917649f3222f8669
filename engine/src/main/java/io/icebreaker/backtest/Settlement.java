package io.icebreaker.backtest;

import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.stage.option.IndexNames;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.HistoryKind;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import java.util.Arrays;
import java.util.Set;

/**
 * What an expired contract ends at (analytics 10.3): the underlying's official close if it is known by then,
 * else its last price, else the contract's own. One owner; cold: once a position that expires.
 */
final class Settlement {
    private static final long NO_DAY = Long.MIN_VALUE;

    /** Place of the close among the words of a finished session. */
    private static final int CLOSE = 2;

    private final Sessions sessions;
    private final Quotes quotes;
    private final Set<Flag> flags;
    private final long[] officialDay;
    private final long[] officialClose;

    Settlement(int maxInstruments, Sessions sessions, Quotes quotes, Set<Flag> flags) {
        this.sessions = sessions;
        this.quotes = quotes;
        this.flags = flags;
        officialDay = new long[maxInstruments];
        officialClose = new long[maxInstruments];
        Arrays.fill(officialDay, NO_DAY);
    }

    /** A finished session's figures, known from the event on that brings them and not before. */
    void onHistory(Tick event) {
        int id = event.id();
        if (Events.historyKind(event) == HistoryKind.SESSION
                && id >= 0
                && id < officialDay.length) {
            officialDay[id] = Events.historyDay(event);
            officialClose[id] = Events.historyWord(event, CLOSE);
        }
    }

    /** The price at which the contract ends, E4; of an option its intrinsic value. */
    long price(int id, long expiryNs) {
        Instrument contract = sessions.instrument(id);
        int underlying = underlying(contract);
        if (underlying < 0 || quotes.settlement[underlying] == 0) {
            flags.add(Flag.NO_UNDERLYING);
            return quotes.closingLtp[id];
        }
        if (sessions.instrument(underlying).type() == InstrumentType.EQ) {
            flags.add(Flag.PHYSICAL_DELIVERY);
        }
        long spot = spot(underlying, expiryNs);
        return switch (contract.type()) {
            case CE -> Math.max(0, spot - contract.strike());
            case PE -> Math.max(0, contract.strike() - spot);
            default -> spot;
        };
    }

    FillKind kind(int id, long price) {
        if (!sessions.instrument(id).type().isOption()) {
            return FillKind.SETTLEMENT;
        }
        return price > 0 ? FillKind.EXERCISE : FillKind.LAPSE;
    }

    private long spot(int underlying, long expiryNs) {
        long day = SessionCalendar.istDate(expiryNs).toEpochDay();
        return officialDay[underlying] == day && officialClose[underlying] > 0
                ? officialClose[underlying]
                : quotes.settlement[underlying];
    }

    /** The index or share it is on; for a commodity's option the nearest future not yet expired; else -1. */
    private int underlying(Instrument contract) {
        int found = -1;
        for (int id = 0; id < sessions.count(); id++) {
            Instrument other = sessions.isDefined(id) ? sessions.instrument(id) : null;
            if (other == null || !isOn(contract, other)) {
                continue;
            }
            if (other.type() != InstrumentType.FUT) {
                return id;
            }
            if (found < 0 || other.expiry().isBefore(sessions.instrument(found).expiry())) {
                found = id;
            }
        }
        return found;
    }

    private static boolean isOn(Instrument contract, Instrument other) {
        if (!IndexNames.family(other).equals(contract.segment())
                || !IndexNames.underlying(other).equals(contract.underlying())) {
            return false;
        }
        return switch (other.type()) {
            case EQ, IDX -> true;
            case FUT ->
                    contract.type().isOption()
                            && contract.segment().equals("MCX")
                            && other.expiry() != null
                            && !other.expiry().isBefore(contract.expiry());
            default -> false;
        };
    }
}
