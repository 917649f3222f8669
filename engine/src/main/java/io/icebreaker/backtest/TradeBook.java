package io.icebreaker.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Positions and the trades they make, flat to flat, by instrument (analytics 10.5). One owner; allocates a
 * little a fill, nothing a packet.
 */
final class TradeBook {
    private final OpenTrade[] open;

    /** The instrument's latest closed trade, while packets of its last instant may still come. */
    private final OpenTrade[] recent;

    /** Lowest and highest price of the packets at the instrument's present te. */
    private final long[] nowNs;

    private final long[] lowest;
    private final long[] highest;

    private final List<OpenTrade> opened = new ArrayList<>();
    private final List<OpenTrade> closed = new ArrayList<>();
    private long closedBefore;

    TradeBook(int maxInstruments) {
        open = new OpenTrade[maxInstruments];
        recent = new OpenTrade[maxInstruments];
        nowNs = new long[maxInstruments];
        lowest = new long[maxInstruments];
        highest = new long[maxInstruments];
        Arrays.fill(nowNs, Long.MIN_VALUE);
    }

    /** Takes a fill; returns the trade it closed, null when none. */
    OpenTrade onFill(CostBook.Entry entry) {
        Fill fill = entry.fill;
        int id = fill.id();
        OpenTrade trade = open[id];
        if (trade == null || trade.direction == fill.side()) {
            opening(entry, fill.qty());
            return null;
        }
        long closing = Math.min(fill.qty(), trade.qty());
        trade.add(entry, closing);
        if (trade.qty() > 0) {
            return null;
        }
        trade.exitNs = fill.timeNs();
        opened.remove(trade);
        closed.add(trade);
        trade.number = closedSoFar();
        recent[id] = trade;
        open[id] = null;
        if (fill.qty() > closing) {
            opening(entry, fill.qty() - closing);
        }
        return trade;
    }

    private void opening(CostBook.Entry entry, long qty) {
        Fill fill = entry.fill;
        int id = fill.id();
        boolean isNew = open[id] == null;
        if (isNew) {
            open[id] = new OpenTrade(id, fill.side());
            opened.add(open[id]);
        }
        open[id].add(entry, qty);
        if (isNew && nowNs[id] == fill.timeNs() && highest[id] > 0) {
            open[id].mark(lowest[id]);
            open[id].mark(highest[id]);
        }
    }

    /** A packet, behind the fills it made; {@code last} E4, 0 when it carries no price. */
    void onPacket(int id, long te, long last) {
        if (te != nowNs[id]) {
            nowNs[id] = te;
            lowest[id] = Long.MAX_VALUE;
            highest[id] = 0;
        }
        if (last <= 0) {
            return;
        }
        lowest[id] = Math.min(lowest[id], last);
        highest[id] = Math.max(highest[id], last);
        if (open[id] != null) {
            open[id].mark(last);
        }
        if (recent[id] != null && te <= recent[id].exitNs) {
            recent[id].mark(last);
        }
    }

    /** A trade that an earlier day began. */
    void carry(OpenTrade trade) {
        open[trade.id] = trade;
        opened.add(trade);
    }

    /** Numbers go on behind those of the days before. */
    void numbersBehind(long before) {
        closedBefore = before;
    }

    /** Trades closed up to now, those of days before included. */
    long closedSoFar() {
        return closedBefore + closed.size();
    }

    /** Signed units held. */
    long position(int id) {
        return open[id] == null ? 0 : open[id].direction * open[id].qty();
    }

    /** The trade that is on; null when flat. */
    OpenTrade open(int id) {
        return open[id];
    }

    /** All that are on, in order of their entry. */
    List<OpenTrade> open() {
        return opened;
    }

    List<OpenTrade> closed() {
        return closed;
    }
}
