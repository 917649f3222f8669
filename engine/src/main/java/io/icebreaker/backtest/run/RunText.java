package io.icebreaker.backtest.run;

import io.icebreaker.backtest.BacktestLedger;
import io.icebreaker.backtest.Costs;
import io.icebreaker.backtest.DayResult;
import io.icebreaker.backtest.EquitySample;
import io.icebreaker.backtest.Fill;
import io.icebreaker.backtest.Order;
import io.icebreaker.backtest.Trade;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.tick.Instrument;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A result as CSV: exactly what its hash runs over. Times are ns UTC and once more as Indian time, prices
 * decimals, instruments by segment, token and symbol. {@code sequence} is the event's place in the run,
 * {@code day_sequence} in its day's journal.
 */
public final class RunText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS", Locale.ROOT)
                    .withZone(
                            ZoneOffset.ofTotalSeconds(
                                    (int) (SessionCalendar.IST_OFFSET_NS / 1_000_000_000L)));
    private static final int SCALE = 4;

    private final BacktestResult result;
    private final BacktestLedger ledger;

    public RunText(BacktestResult result) {
        this.result = result;
        ledger = result.ledger();
    }

    public String orders() {
        var text =
                new StringBuilder(
                        "order,time_ns,time,day,sequence,day_sequence,segment,token,symbol,side,type,qty,"
                                + "limit,filled,status,reason,ended_ns,note,signal,kind\n");
        for (Order order : ledger.orders()) {
            RunData.Day day = result.data().dayOf(order.sequence());
            line(
                    text,
                    order.number(),
                    order.createdNs(),
                    time(order.createdNs()),
                    day == null ? "" : day.name(),
                    order.sequence(),
                    day == null ? "" : order.sequence() - day.before(),
                    instrument(order.id()),
                    side(order.side()),
                    order.type(),
                    order.qty(),
                    order.limit() == 0 ? "" : price(order.limit()),
                    order.filled(),
                    order.status(),
                    order.reason(),
                    order.endedNs(),
                    quoted(order.note()),
                    order.signal() == Order.NO_SIGNAL ? "" : order.signal(),
                    order.kind());
        }
        return text.toString();
    }

    public String fills() {
        var text =
                new StringBuilder(
                        "order,time_ns,time,sequence,segment,token,symbol,side,qty,price,kind,brokerage,"
                                + "stt_or_ctt,transaction,ipft,sebi,gst,stamp,costs\n");
        for (int i = 0; i < ledger.fills().size(); i++) {
            Fill fill = ledger.fills().get(i);
            Costs costs = ledger.fillCosts().get(i);
            line(
                    text,
                    fill.order(),
                    fill.timeNs(),
                    time(fill.timeNs()),
                    fill.sequence(),
                    instrument(fill.id()),
                    side(fill.side()),
                    fill.qty(),
                    price(fill.price()),
                    fill.kind(),
                    plain(costs.brokerage()),
                    plain(costs.tax()),
                    plain(costs.transaction()),
                    plain(costs.ipft()),
                    plain(costs.sebi()),
                    plain(costs.gst()),
                    plain(costs.stamp()),
                    plain(costs.total()));
        }
        return text.toString();
    }

    public String trades() {
        var text =
                new StringBuilder(
                        "trade,segment,token,symbol,direction,qty,entry_ns,entry_time,entry,exit_ns,"
                                + "exit_time,exit,gross,costs,net,max_adverse,max_favourable,note,exit_note,"
                                + "signal,signal_type,confidence,exit_kind\n");
        for (Trade trade : ledger.trades()) {
            RunTape.Told told = result.tape().signal(trade.signal());
            line(
                    text,
                    trade.number(),
                    instrument(trade.id()),
                    trade.direction() > 0 ? "LONG" : "SHORT",
                    trade.qty(),
                    trade.entryNs(),
                    time(trade.entryNs()),
                    trade.entry(),
                    trade.exitNs(),
                    time(trade.exitNs()),
                    trade.exit(),
                    plain(trade.gross()),
                    plain(trade.costs().total()),
                    plain(trade.net()),
                    trade.maxAdverse(),
                    trade.maxFavourable(),
                    quoted(trade.note()),
                    quoted(trade.exitNote()),
                    trade.signal() == Order.NO_SIGNAL ? "" : trade.signal(),
                    told == null ? "" : told.type(),
                    told == null ? "" : told.confidence(),
                    trade.exitKind());
        }
        return text.toString();
    }

    public String equity() {
        var text = new StringBuilder("time_ns,time,equity,gross,notional,open,day_end\n");
        for (EquitySample sample : ledger.samples()) {
            line(
                    text,
                    sample.timeNs(),
                    time(sample.timeNs()),
                    plain(sample.equity()),
                    plain(sample.gross()),
                    plain(sample.notional()),
                    sample.open(),
                    sample.dayEnd());
        }
        return text.toString();
    }

    public String days() {
        var text = new StringBuilder("date,net,gross,fills\n");
        for (DayResult day : ledger.days()) {
            line(text, day.date(), plain(day.net()), plain(day.gross()), day.fills());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            text.append(i == 0 ? "" : ",").append(cells[i]);
        }
        text.append('\n');
    }

    private String instrument(int id) {
        boolean isKnown = id >= 0 && id < result.data().instruments().count();
        if (!isKnown) {
            return ",,";
        }
        Instrument instrument = result.data().instruments().get(id);
        return instrument.segment() + "," + instrument.token() + "," + quoted(instrument.symbol());
    }

    private static String side(int side) {
        return side > 0 ? "BUY" : "SELL";
    }

    static String quoted(String text) {
        return text.contains(",") || text.contains("\"") || text.contains("\n")
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }

    /** Rupees of an E4 price. */
    static String price(long e4) {
        return plain(BigDecimal.valueOf(e4, SCALE));
    }

    /** As short as it goes: equal amounts, equal text. */
    static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    static String time(long timeNs) {
        return TIME.format(
                Instant.ofEpochSecond(
                        Math.floorDiv(timeNs, 1_000_000_000L),
                        Math.floorMod(timeNs, 1_000_000_000L)));
    }
}
