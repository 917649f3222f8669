package io.icebreaker.app;

import io.icebreaker.finding.FillWords;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.OrderWords;
import io.icebreaker.finding.PaperTradeWords;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Prices;
import java.util.function.IntFunction;

/**
 * A paper fill, trade or ended order as a row of CSV. A trade whose charges may still move says so in its
 * last cell, and stands there again under its number once they are final. Cold.
 */
final class PaperRow {
    static final String[] HEADER =
            ("what,number,segment,token,time_ns,side,qty,price,exit_time_ns,exit_price,gross,charges,"
                            + "status,reason,note,signal,provisional")
                    .split(",");

    private PaperRow() {}

    static boolean isOne(int type) {
        return type == FindingType.ORDER
                || type == FindingType.FILL
                || type == FindingType.PAPER_TRADE;
    }

    static String[] of(int type, long[] w, int at, IntFunction<Instrument> instruments) {
        return switch (type) {
            case FindingType.ORDER -> order(w, at, instruments);
            case FindingType.FILL -> fill(w, at, instruments);
            default -> trade(w, at, instruments);
        };
    }

    private static String[] order(long[] w, int at, IntFunction<Instrument> instruments) {
        boolean isMarket = w[at + OrderWords.TYPE] == 0;
        long ended = w[at + OrderWords.ENDED_NS];
        return row(
                "order",
                w[at + OrderWords.NUMBER],
                (int) w[at + OrderWords.ID],
                instruments,
                w[at + OrderWords.CREATED_NS],
                w[at + OrderWords.SIDE],
                w[at + OrderWords.QTY],
                isMarket ? "" : Prices.format(w[at + OrderWords.LIMIT]),
                ended == 0 ? "" : Long.toString(ended),
                "",
                "",
                "",
                OrderWords.statusName(w[at + OrderWords.STATUS]),
                w[at + OrderWords.REASON] == 0
                        ? ""
                        : OrderWords.reasonName(w[at + OrderWords.REASON]),
                OrderWords.text(w[at + OrderWords.NOTE]),
                signal(w[at + OrderWords.SIGNAL]),
                "");
    }

    private static String[] fill(long[] w, int at, IntFunction<Instrument> instruments) {
        return row(
                "fill",
                w[at + FillWords.ORDER],
                (int) w[at + FillWords.ID],
                instruments,
                w[at + FillWords.TIME_NS],
                w[at + FillWords.SIDE],
                w[at + FillWords.QTY],
                Prices.format(w[at + FillWords.PRICE]),
                "",
                "",
                "",
                "",
                OrderWords.kindName(w[at + FillWords.KIND]),
                "",
                "",
                "",
                "");
    }

    private static String[] trade(long[] w, int at, IntFunction<Instrument> instruments) {
        long qty = w[at + PaperTradeWords.QTY];
        return row(
                "trade",
                w[at + PaperTradeWords.NUMBER],
                (int) w[at + PaperTradeWords.ID],
                instruments,
                w[at + PaperTradeWords.ENTRY_NS],
                w[at + PaperTradeWords.DIRECTION],
                qty,
                mean(w[at + PaperTradeWords.ENTRY_VALUE], qty),
                Long.toString(w[at + PaperTradeWords.EXIT_NS]),
                mean(w[at + PaperTradeWords.EXIT_VALUE], qty),
                Prices.format(w[at + PaperTradeWords.GROSS]),
                Prices.format(w[at + PaperTradeWords.CHARGES]),
                OrderWords.kindName(w[at + PaperTradeWords.EXIT_KIND]),
                OrderWords.text(w[at + PaperTradeWords.EXIT_NOTE]),
                OrderWords.text(w[at + PaperTradeWords.NOTE]),
                signal(w[at + PaperTradeWords.SIGNAL]),
                Long.toString(w[at + PaperTradeWords.PROVISIONAL]));
    }

    private static String[] row(
            String what,
            long number,
            int id,
            IntFunction<Instrument> instruments,
            long timeNs,
            long side,
            long qty,
            String... rest) {
        Instrument instrument = id < 0 ? null : instruments.apply(id);
        var cells = new String[HEADER.length];
        cells[0] = what;
        cells[1] = Long.toString(number);
        cells[2] = instrument == null ? "" : instrument.segment();
        cells[3] = instrument == null ? "" : Long.toString(instrument.token());
        cells[4] = Long.toString(timeNs);
        cells[5] = Long.toString(side);
        cells[6] = Long.toString(qty);
        System.arraycopy(rest, 0, cells, 7, rest.length);
        return cells;
    }

    private static String mean(long value, long qty) {
        return value % qty == 0
                ? Prices.format(value / qty)
                : Doubles.text((double) value / (double) qty / Prices.ONE);
    }

    private static String signal(long sequence) {
        return sequence == 0 ? "" : Long.toString(sequence);
    }
}
