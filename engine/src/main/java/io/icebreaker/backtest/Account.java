package io.icebreaker.backtest;

import io.icebreaker.calendar.EventTime;
import io.icebreaker.calendar.Session;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Positions, trades, costs and equity of one strategy, and what the engine does with positions by itself:
 * closings at the session's end, settlement at expiry (analytics 10.3 to 10.5). A session is over by the
 * watermark, or, as for its bars, when the clock is 61 s past its close: feeds fall silent with the market.
 *
 * <p>One owner, the compute lane. Allocates for fills, once an instrument's session and once a day.
 */
final class Account {
    /** Hears what changes a closed trade's costs. */
    interface Listener {
        /** The instrument's day is over: its taxes count rounded now. */
        void taxRounded(int id, long sequence);
    }

    private static final long NEVER = Long.MAX_VALUE;
    private static final long CLOCK_GRACE_NS = 61_000_000_000L;

    private final Sessions sessions;
    private final EventTime time;
    private final Product product;
    private final BacktestLedger ledger;
    final Quotes quotes;
    final CostBook costs;
    final TradeBook trades;
    final Equity equity;
    private final Settlement settlement;
    private Broker broker;
    private final int[] lastFeed;

    /** Close of the session of the instrument's last fill, until it is past; its expiry. */
    private final long[] closesNs;

    private final long[] expiresNs;
    private final LocalDate[] fillDay;
    private final Listener listener;

    /** When time alone next does something to a position or to taxes. */
    private long nextDueNs = NEVER;

    Account(
            int maxInstruments,
            Sessions sessions,
            EventTime time,
            StrategySetup setup,
            Listener listener) {
        this.sessions = sessions;
        this.time = time;
        product = setup.product();
        ledger = setup.ledger();
        quotes = new Quotes(maxInstruments, sessions);
        costs = new CostBook(setup.costs(), ledger.flags);
        trades = new TradeBook(maxInstruments);
        equity = new Equity(maxInstruments, quotes, costs, ledger);
        settlement = new Settlement(maxInstruments, sessions, quotes, ledger.flags);
        lastFeed = new int[maxInstruments];
        closesNs = new long[maxInstruments];
        expiresNs = new long[maxInstruments];
        fillDay = new LocalDate[maxInstruments];
        Arrays.fill(closesNs, NEVER);
        Arrays.fill(expiresNs, NEVER);
        this.listener = listener;
    }

    void trades(Broker through) {
        broker = through;
    }

    Settlement settlement() {
        return settlement;
    }

    /** Before the event's packet counts: minutes that are over, closings, expiries, the day's end. */
    void advance(Tick event, boolean isPacket) {
        long watermark = time.watermarkNs(event.feed());
        if (watermark == EventTime.NEVER) {
            return;
        }
        equity.advance(watermark);
        long clockNs = event.kind() == EventKind.CLOCK ? event.receiveTimeNs() : 0;
        if (watermark > nextDueNs || overNs(clockNs, event.feed()) > nextDueNs) {
            closeDue(clockNs, event.sequence());
        }
        if (isPacket && equity.day() != null && watermark > equity.dayCloseNs()) {
            Session session = sessions.session(event.id());
            if (SessionCalendar.istDay(session.openNs()) > equity.day().toEpochDay()) {
                equity.endDay(SessionCalendar.istDate(session.openNs()), session.closeNs());
            }
        }
    }

    /** What a clock event shows to be over on a feed; nothing for other events, whose clock is 0. */
    private long overNs(long clockNs, int feed) {
        return clockNs == 0 ? EventTime.NEVER : clockNs + time.skewNs(feed) - CLOCK_GRACE_NS + 1;
    }

    private void closeDue(long clockNs, long sequence) {
        for (int id = 0; id < sessions.count(); id++) {
            int feed = lastFeed[id];
            long limit = Math.max(time.watermarkNs(feed), overNs(clockNs, feed));
            if (limit > dueNs(id)) {
                equity.advance(dueNs(id) + 1); // the minute of the close still holds the position
                due(id, limit, sequence);
            }
        }
        nextDueNs = NEVER;
        for (int id = 0; id < sessions.count(); id++) {
            nextDueNs = Math.min(nextDueNs, dueNs(id));
        }
    }

    private long dueNs(int id) {
        return Math.min(closesNs[id], trades.position(id) == 0 ? NEVER : expiresNs[id]);
    }

    private void due(int id, long limit, long sequence) {
        if (trades.position(id) != 0 && limit > expiresNs[id]) {
            expire(id, sequence);
        }
        if (trades.position(id) != 0 && isIntraday(id) && limit > closesNs[id]) {
            close(id, sequence);
        }
        if (limit > closesNs[id]) {
            closesNs[id] = NEVER;
            costs.roundTax(id, fillDay[id]);
            listener.taxRounded(id, sequence);
        }
    }

    private boolean isIntraday(int id) {
        return sessions.instrument(id).type() == InstrumentType.EQ && product == Product.INTRADAY;
    }

    private void expire(int id, long sequence) {
        long held = trades.position(id);
        long price = settlement.price(id, expiresNs[id]);
        broker.engineOrder(
                id,
                -Long.signum(held),
                Math.abs(held),
                price,
                expiresNs[id],
                sequence,
                settlement.kind(id, price));
    }

    private void close(int id, long sequence) {
        long held = trades.position(id);
        boolean hasBook = quotes.bid[id] != 0;
        if (!hasBook) {
            ledger.flags.add(Flag.NO_BOOK_AT_CLOSING);
        }
        int direction = Long.signum(held);
        broker.engineOrder(
                id,
                -direction,
                Math.abs(held),
                hasBook ? quotes.exit(id, direction) : quotes.closingLtp[id],
                quotes.lastNs[id],
                sequence,
                FillKind.CLOSING);
    }

    /** Takes up a fill; returns the trade it closed, null when none. */
    OpenTrade onFill(Order order, Fill fill) {
        int id = fill.id();
        Instrument instrument = sessions.instrument(id);
        Session session = sessions.sessionAt(id, fill.timeNs());
        LocalDate day = SessionCalendar.istDate(session.openNs());
        CostBook.Entry entry = costs.add(order, fill, instrument, product, day);
        ledger.fills.add(fill);
        ledger.entries.add(entry);
        OpenTrade closed = trades.onFill(entry);
        equity.onFill(entry);
        fillDay[id] = day;
        closesNs[id] = session.closeNs();
        expiresNs[id] = sessions.expiryNs(id);
        nextDueNs = Math.min(nextDueNs, dueNs(id));
        return closed;
    }

    /** Holds what an earlier day left: settled, or as intraday equity closed, as if it had gone on. */
    void carry(int id, PaperHandover.Position position) {
        OpenTrade trade = OpenTrade.carried(id, position);
        quotes.carry(id, position);
        trades.carry(trade);
        equity.carry(id, trade.direction * trade.qty());
        expiresNs[id] = sessions.expiryNs(id);
        if (isIntraday(id)) {
            Session session = sessions.sessionAt(id, quotes.lastNs[id]);
            fillDay[id] = SessionCalendar.istDate(session.openNs());
            closesNs[id] = session.closeNs();
        }
        nextDueNs = Math.min(nextDueNs, dueNs(id));
    }

    /** A packet, behind the fills it made. */
    void onPacket(Tick packet) {
        int id = packet.id();
        long te = packet.effectiveTimeNs();
        lastFeed[id] = packet.feed();
        if (quotes.isNewSession(id)) {
            Session session = sessions.session(id);
            equity.onSession(
                    session.openNs(), session.closeNs(), SessionCalendar.istDate(session.openNs()));
        }
        quotes.onPacket(packet, equity.nextNs());
        equity.onPacket(te);
        trades.onPacket(id, te, packet.has(TickFlags.HAS_LTP) ? packet.ltp() : 0);
    }

    /** The run ends: what has expired is settled, the rest closed, the day's result stands. */
    void finish(long sequence) {
        equity.finish();
        for (int id = 0; id < sessions.count(); id++) {
            if (trades.position(id) != 0) {
                if (equity.lastTeNs() > expiresNs[id]) {
                    expire(id, sequence);
                } else {
                    close(id, sequence);
                }
            }
        }
        if (equity.day() != null) {
            equity.endDay(null, 0);
        }
    }
}
