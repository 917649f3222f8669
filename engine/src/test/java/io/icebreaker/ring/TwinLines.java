package io.icebreaker.ring;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.Rows;
import io.icebreaker.journal.OutputType;
import io.icebreaker.reference.InstrumentRow;
import io.icebreaker.reference.NaiveBar;
import io.icebreaker.reference.NaiveFlow;
import io.icebreaker.reference.NaiveTrade;
import io.icebreaker.tick.TradeFlags;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Trades and bars, the engine's and the slow twin's, as lines that can be compared. */
final class TwinLines {
    private TwinLines() {}

    static List<String> trades(NaiveFlow flow) {
        List<String> lines = new ArrayList<>();
        for (NaiveTrade trade : flow.trades()) {
            if (!trade.observation()) {
                int quality =
                        (trade.agg() ? TradeFlags.AGG : 0)
                                | (trade.isShort() ? TradeFlags.SHORT : 0)
                                | (trade.gap() ? TradeFlags.GAP : 0);
                lines.add(
                        line(
                                trade.segment() + trade.token(),
                                trade.timeNs(),
                                trade.price(),
                                trade.qty(),
                                trade.side(),
                                trade.rule(),
                                trade.phase().ordinal(),
                                quality));
            }
        }
        return lines;
    }

    static List<String> trades(List<InstrumentRow> instruments, Found found) {
        List<String> lines = new ArrayList<>();
        for (Found.Record trade : found.trades) {
            long[] words = trade.words();
            InstrumentRow instrument = instruments.get((int) words[OutputType.TRADE_ID]);
            int flags = (int) words[OutputType.TRADE_FLAGS];
            lines.add(
                    line(
                            instrument.segment() + instrument.token(),
                            words[OutputType.TRADE_TIME_NS],
                            words[OutputType.TRADE_PRICE],
                            words[OutputType.TRADE_QTY],
                            TradeFlags.side(flags),
                            TradeFlags.ruleName(flags),
                            TradeFlags.phase(flags),
                            flags & (TradeFlags.AGG | TradeFlags.SHORT | TradeFlags.GAP)));
        }
        return lines;
    }

    private static String line(Object... cells) {
        return String.join(" ", Arrays.stream(cells).map(String::valueOf).toList());
    }

    static String describe(NaiveBar bar) {
        var text =
                new StringBuilder(
                        line(
                                bar.startNs(),
                                bar.endNs(),
                                bar.o(),
                                bar.h(),
                                bar.l(),
                                bar.c(),
                                bar.v(),
                                bar.buyV(),
                                bar.sellV(),
                                bar.neutralV(),
                                bar.nTrades(),
                                bar.aggV(),
                                bar.notional(),
                                bar.oiOpen(),
                                bar.oiClose(),
                                bar.minDelta(),
                                bar.maxDelta(),
                                bar.firstNs(),
                                bar.lastNs(),
                                bar.cvdOpen() + bar.delta(),
                                bar.afterClose(),
                                bar.partial(),
                                bar.poc(),
                                bar.vah(),
                                bar.val()));
        bar.footprint()
                .rows()
                .forEach(
                        row ->
                                text.append("\n")
                                        .append(
                                                line(
                                                        row.label(),
                                                        row.bid(),
                                                        row.ask(),
                                                        row.neutral(),
                                                        row.nTrades())));
        return text.toString();
    }

    static String describe(long[] w) {
        long flags = w[Bar.FLAGS];
        boolean poc = (flags & Bar.HAS_POC) != 0;
        var text =
                new StringBuilder(
                        line(
                                w[Bar.START_NS],
                                w[Bar.END_NS],
                                w[Bar.OPEN],
                                w[Bar.HIGH],
                                w[Bar.LOW],
                                w[Bar.CLOSE],
                                Bar.volume(w, 0),
                                w[Bar.BUY],
                                w[Bar.SELL],
                                w[Bar.NEUTRAL],
                                w[Bar.TRADES],
                                w[Bar.AGG],
                                w[Bar.NOTIONAL],
                                (flags & Bar.HAS_OI_OPEN) != 0 ? w[Bar.OI_OPEN] : null,
                                (flags & Bar.HAS_OI_CLOSE) != 0 ? w[Bar.OI_CLOSE] : null,
                                w[Bar.MIN_DELTA],
                                w[Bar.MAX_DELTA],
                                w[Bar.FIRST_NS],
                                w[Bar.LAST_NS],
                                w[Bar.CVD],
                                (flags & Bar.AFTER_CLOSE) != 0,
                                (flags & Bar.PARTIAL) != 0,
                                poc ? w[Bar.POC] : null,
                                poc ? w[Bar.VAH] : null,
                                poc ? w[Bar.VAL] : null));
        for (int row = 0; row < w[Bar.ROWS]; row++) {
            int at = Bar.WORDS + row * Rows.WORDS;
            text.append("\n")
                    .append(
                            line(
                                    Rows.label(w, 0, row),
                                    w[at + Rows.BID],
                                    w[at + Rows.ASK],
                                    w[at + Rows.NEUTRAL],
                                    w[at + Rows.TRADES]));
        }
        return text.toString();
    }
}
