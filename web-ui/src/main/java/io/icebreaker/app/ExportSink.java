package io.icebreaker.app;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.icebreaker.bar.Bar;
import io.icebreaker.bar.EarlierBars;
import io.icebreaker.bar.Interval;
import io.icebreaker.bar.MarkKind;
import io.icebreaker.bar.Rows;
import io.icebreaker.finding.AlertWords;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.MarkWords;
import io.icebreaker.finding.PatternWords;
import io.icebreaker.journal.OutputSink;
import io.icebreaker.journal.OutputType;
import io.icebreaker.setting.Settings;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Prices;
import io.icebreaker.tick.TradeFlags;
import java.util.function.IntFunction;

/** Writes a replay's trades, bars or footprint rows as CSV while it runs. Compute lane only. */
final class ExportSink implements OutputSink {
    /** What can be exported. */
    enum What {
        trades,
        bars,
        footprint,
        icebergs,
        signals,
        marks,
        indicators,
        patterns,
        levels,
        scans,
        paper,
        alerts;

        /** Whether it is of bars of time only. */
        boolean isOfTime() {
            return this == indicators || this == patterns || this == levels;
        }
    }

    private final What what;
    private final long interval;
    private final CsvWriter csv;
    private final IntFunction<Instrument> instruments;
    private final SignalRows signals;
    private final ChartRows charts;
    private final AlertRow alerts;
    private long rows;

    /** {@code interval}: what stands in {@link Bar#INTERVAL} of the bars wanted. */
    ExportSink(
            What what,
            long interval,
            CsvWriter csv,
            IntFunction<Instrument> instruments,
            Settings settings,
            EarlierBars earlier,
            AlertRow alerts) {
        this.what = what;
        this.alerts = alerts;
        this.interval = interval;
        this.csv = csv;
        this.instruments = instruments;
        signals = new SignalRows(instruments);
        charts = new ChartRows(settings, earlier, this::write);
        csv.writeRecord(header(what));
    }

    private static String[] header(What what) {
        return switch (what) {
            case trades -> "segment,token,time_ns,price,qty,side,rule,flags".split(",");
            case bars ->
                    ("segment,token,start_ns,open,high,low,close,"
                                    + "volume,buy_volume,sell_volume,neutral_volume,"
                                    + "delta,min_delta,max_delta,trades,vwap,poc,vah,val,oi")
                            .split(",");
            case footprint ->
                    "segment,token,start_ns,price,bid_volume,ask_volume,neutral_volume,trades"
                            .split(",");
            case icebergs -> IcebergRow.HEADER.split(",");
            case signals -> SignalRows.HEADER.split(",");
            case paper -> PaperRow.HEADER;
            case alerts -> AlertRow.HEADER.split(",");
            case indicators -> ChartRows.indicatorHeader();
            case patterns -> PatternRow.HEADER.split(",");
            case scans -> ScanHitRow.HEADER.split(",");
            case levels -> ChartRows.LEVELS_HEADER.split(",");
            case marks -> "segment,token,interval,start_ns,time_ns,kind,low,high".split(",");
        };
    }

    long rows() {
        return rows;
    }

    @Override
    public void accept(long sequence, int type, long[] words, int at, int length) {
        if (type == OutputType.TRADE && what == What.trades) {
            trade(words, at);
        } else if (type == FindingType.ICEBERG && what == What.icebergs) {
            write(IcebergRow.of(words, at, instruments));
        } else if (what == What.signals) {
            signals.accept(sequence, type, words, at);
        } else if (what == What.paper && PaperRow.isOne(type)) {
            write(PaperRow.of(type, words, at, instruments));
        } else if (type == FindingType.MARK && what == What.marks) {
            mark(words, at);
        } else if (type == FindingType.SCAN && what == What.scans) {
            write(ScanHitRow.of(words, at, instruments));
        } else if (type == FindingType.ALERT && what == What.alerts) {
            Instrument of = instruments.apply((int) words[at + AlertWords.ID]);
            write(alerts.of(sequence, words, at, of));
        } else if (type == FindingType.PATTERN && what == What.patterns) {
            pattern(words, at);
        } else if ((type == OutputType.BAR || type == FindingType.EVENT_BAR)
                && words[at + Bar.INTERVAL] == interval) {
            closed(words, at);
        }
    }

    private void closed(long[] words, int at) {
        Instrument instrument = instruments.apply((int) words[at + Bar.ID]);
        switch (what) {
            case bars -> bar(words, at);
            case footprint -> footprint(words, at);
            case indicators -> charts.indicators(words, at, instrument);
            case levels -> charts.levels(words, at, instrument);
            default -> {
                // Not of bars.
            }
        }
    }

    private void pattern(long[] words, int at) {
        if (words[at + PatternWords.INTERVAL] == interval) {
            write(PatternRow.of(words, at, instruments.apply((int) words[at + PatternWords.ID])));
        }
    }

    /** Nothing follows: signals have their outcomes now, as far as there are any. */
    @Override
    public void close() {
        signals.finish(this::write);
    }

    private void trade(long[] words, int at) {
        Instrument instrument = instruments.apply((int) words[at + OutputType.TRADE_ID]);
        int flags = (int) words[at + OutputType.TRADE_FLAGS];
        write(
                instrument.segment(),
                text(instrument.token()),
                text(words[at + OutputType.TRADE_TIME_NS]),
                Prices.format(words[at + OutputType.TRADE_PRICE]),
                text(words[at + OutputType.TRADE_QTY]),
                text(TradeFlags.side(flags)),
                TradeFlags.ruleName(flags),
                TradeFlags.describe(flags));
    }

    private void bar(long[] w, int at) {
        Instrument instrument = instruments.apply((int) w[at + Bar.ID]);
        boolean poc = (w[at + Bar.FLAGS] & Bar.HAS_POC) != 0;
        boolean oi = (w[at + Bar.FLAGS] & Bar.HAS_OI_CLOSE) != 0;
        write(
                instrument.segment(),
                text(instrument.token()),
                text(w[at + Bar.START_NS]),
                Prices.format(w[at + Bar.OPEN]),
                Prices.format(w[at + Bar.HIGH]),
                Prices.format(w[at + Bar.LOW]),
                Prices.format(w[at + Bar.CLOSE]),
                text(Bar.volume(w, at)),
                text(w[at + Bar.BUY]),
                text(w[at + Bar.SELL]),
                text(w[at + Bar.NEUTRAL]),
                text(Bar.delta(w, at)),
                text(w[at + Bar.MIN_DELTA]),
                text(w[at + Bar.MAX_DELTA]),
                text(w[at + Bar.TRADES]),
                Doubles.text(Bar.vwap(w, at)),
                poc ? Prices.format(w[at + Bar.POC]) : "",
                poc ? Prices.format(w[at + Bar.VAH]) : "",
                poc ? Prices.format(w[at + Bar.VAL]) : "",
                oi ? text(w[at + Bar.OI_CLOSE]) : "");
    }

    private void footprint(long[] w, int at) {
        Instrument instrument = instruments.apply((int) w[at + Bar.ID]);
        for (int row = 0; row < w[at + Bar.ROWS]; row++) {
            int cell = at + Bar.WORDS + row * Rows.WORDS;
            write(
                    instrument.segment(),
                    text(instrument.token()),
                    text(w[at + Bar.START_NS]),
                    Prices.format(Rows.label(w, at, row)),
                    text(w[cell + Rows.BID]),
                    text(w[cell + Rows.ASK]),
                    text(w[cell + Rows.NEUTRAL]),
                    text(w[cell + Rows.TRADES]));
        }
    }

    private void mark(long[] w, int at) {
        if (w[at + MarkWords.INTERVAL] == interval) {
            Instrument instrument = instruments.apply((int) w[at + MarkWords.ID]);
            write(
                    instrument.segment(),
                    text(instrument.token()),
                    Interval.of((int) interval).label(),
                    text(w[at + MarkWords.START_NS]),
                    text(w[at + MarkWords.TIME_NS]),
                    MarkKind.name((int) w[at + MarkWords.KIND]),
                    Prices.format(w[at + MarkWords.LOW]),
                    Prices.format(w[at + MarkWords.HIGH]));
        }
    }

    private void write(String... cells) {
        csv.writeRecord(cells);
        rows++;
    }

    private static String text(long number) {
        return Long.toString(number);
    }
}
