package io.icebreaker.reference;

import io.icebreaker.reference.NaiveEventBar.Piece;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tick, volume and range bars of a whole recording, session by session (analytics 2.3, 2.4). */
public final class NaiveEventBars {
    private final NaiveFlow flow;

    public NaiveEventBars(NaiveFlow flow) {
        this.flow = flow;
    }

    /** In-bar trades of an instrument by day, in order. */
    private List<List<NaiveTrade>> sessions(InstrumentRow instrument) {
        Map<NaiveCalendar.Session, List<NaiveTrade>> days = new LinkedHashMap<>();
        for (NaiveTrade trade : flow.trades()) {
            if (trade.key().equals(instrument.key()) && trade.inBars()) {
                days.computeIfAbsent(
                                flow.calendar().sessionAt(instrument, trade.timeNs()),
                                day -> new ArrayList<>())
                        .add(trade);
            }
        }
        return new ArrayList<>(days.values());
    }

    /** Bars of {@code count} trades. */
    public List<NaiveEventBar> byTrades(InstrumentRow instrument, int count) {
        List<NaiveEventBar> bars = new ArrayList<>();
        for (List<NaiveTrade> session : sessions(instrument)) {
            List<List<Piece>> groups = new ArrayList<>();
            for (int n = 0; n < session.size(); n++) {
                if (n % count == 0) {
                    groups.add(new ArrayList<>());
                }
                groups.get(groups.size() - 1).add(new Piece(session.get(n), session.get(n).qty()));
            }
            addAll(bars, instrument, groups, group -> group.size() == count);
        }
        return bars;
    }

    /** Bars of {@code volume} units: unit number u of a session lies in bar u / volume. */
    public List<NaiveEventBar> byVolume(InstrumentRow instrument, long volume) {
        List<NaiveEventBar> bars = new ArrayList<>();
        for (List<NaiveTrade> session : sessions(instrument)) {
            List<List<Piece>> groups = new ArrayList<>();
            long unit = 0;
            for (NaiveTrade trade : session) {
                long end = unit + trade.qty();
                while (unit < end) {
                    long barEnd = (unit / volume + 1) * volume;
                    if (unit % volume == 0) {
                        groups.add(new ArrayList<>());
                    }
                    long pieceEnd = Math.min(end, barEnd);
                    groups.get(groups.size() - 1).add(new Piece(trade, pieceEnd - unit));
                    unit = pieceEnd;
                }
            }
            addAll(
                    bars,
                    instrument,
                    groups,
                    group -> group.stream().mapToLong(Piece::qty).sum() == volume);
        }
        return bars;
    }

    private interface Full {
        boolean test(List<Piece> group);
    }

    /** Bars whose prices are those of their pieces. */
    private static void addAll(
            List<NaiveEventBar> bars,
            InstrumentRow instrument,
            List<List<Piece>> groups,
            Full full) {
        long cvd = 0;
        Long oi = null;
        for (int n = 0; n < groups.size(); n++) {
            List<Piece> pieces = groups.get(n);
            NaiveTrade first = pieces.get(0).trade();
            NaiveTrade last = pieces.get(pieces.size() - 1).trade();
            cvd += pieces.stream().mapToLong(Piece::signed).sum();
            Long oiOpen = n == 0 ? first.oiBefore() : oi;
            oi = last.oi();
            bars.add(
                    new NaiveEventBar(
                            instrument.key(),
                            first.timeNs(),
                            last.timeNs(),
                            first.row(),
                            last.row(),
                            first.price(),
                            pieces.stream().mapToLong(p -> p.trade().price()).max().orElseThrow(),
                            pieces.stream().mapToLong(p -> p.trade().price()).min().orElseThrow(),
                            last.price(),
                            pieces,
                            cvd,
                            oiOpen,
                            oi,
                            !full.test(pieces),
                            false));
        }
    }

    /** Bars that span {@code ticks} ticks. */
    public List<NaiveEventBar> byRange(InstrumentRow instrument, long ticks) {
        List<NaiveEventBar> bars = new ArrayList<>();
        for (List<NaiveTrade> session : sessions(instrument)) {
            var open = new Open(instrument.key(), ticks * instrument.tickSize());
            session.forEach(trade -> open.onTrade(trade, bars));
            bars.add(open.bar(open.last.timeNs(), open.last.row(), open.c, true, false));
        }
        return bars;
    }

    /** The open range bar of a session, by the words of 2.4. */
    private static final class Open {
        private final InstrumentKey key;
        private final long range;
        private List<Piece> pieces;
        private NaiveTrade opener;
        private NaiveTrade last;
        private long o;
        private long h;
        private long l;
        private long c;
        private long cvd;
        private Long oiOpen;

        Open(InstrumentKey key, long range) {
            this.key = key;
            this.range = range;
        }

        void onTrade(NaiveTrade trade, List<NaiveEventBar> bars) {
            if (last == null) {
                oiOpen = trade.oiBefore();
                begin(trade, trade.price());
            }
            boolean phantom = false;
            while (trade.price() - l > range) {
                h = l + range;
                bars.add(bar(trade.timeNs(), trade.row(), h, false, phantom));
                begin(trade, h);
                phantom = true;
            }
            while (h - trade.price() > range) {
                l = h - range;
                bars.add(bar(trade.timeNs(), trade.row(), l, false, phantom));
                begin(trade, l);
                phantom = true;
            }
            pieces.add(new Piece(trade, trade.qty()));
            h = Math.max(h, trade.price());
            l = Math.min(l, trade.price());
            c = trade.price();
            cvd += trade.side() * trade.qty();
            last = trade;
        }

        private void begin(NaiveTrade trade, long price) {
            if (last != null) {
                oiOpen = last.oi();
            }
            opener = trade;
            pieces = new ArrayList<>();
            o = price;
            h = price;
            l = price;
            c = price;
        }

        NaiveEventBar bar(long endNs, int endRow, long close, boolean partial, boolean phantom) {
            return new NaiveEventBar(
                    key,
                    opener.timeNs(),
                    endNs,
                    opener.row(),
                    endRow,
                    o,
                    h,
                    l,
                    close,
                    List.copyOf(pieces),
                    cvd,
                    oiOpen,
                    last == null ? null : last.oi(),
                    partial,
                    phantom);
        }
    }
}
