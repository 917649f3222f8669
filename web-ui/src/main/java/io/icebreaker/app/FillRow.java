package io.icebreaker.app;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.icebreaker.backtest.BacktestLedger;
import io.icebreaker.backtest.Fill;
import io.icebreaker.backtest.ListedOrder;
import io.icebreaker.backtest.Order;
import io.icebreaker.backtest.OrderReason;
import io.icebreaker.backtest.OrderStatus;
import io.icebreaker.tick.Prices;

/** An order's rows in the CSV of fills: one a fill, one for the rest that was not filled. Cold. */
final class FillRow {
    static final String[] HEADER =
            "order,time_ns,segment,token,side,qty,price,status,reason".split(",");

    private final int number;
    private final ListedOrder listed;
    private final BacktestLedger ledger;
    private String end = "";

    /** {@code number}: the order's place in its list, from 1. */
    FillRow(int number, ListedOrder listed, BacktestLedger ledger) {
        this.number = number;
        this.listed = listed;
        this.ledger = ledger;
    }

    void write(Order order, CsvWriter csv) {
        for (Fill fill : ledger.fills(order)) {
            row(csv, fill.timeNs(), fill.qty(), Prices.format(fill.price()), "FILLED", "");
        }
        String why = order.reason() == OrderReason.NONE ? "" : order.reason().name();
        if (order.status() != OrderStatus.FILLED) {
            row(csv, order.endedNs(), order.rest(), "", order.status().name(), why);
        }
        end = order.status() + (why.isEmpty() ? "" : " " + why);
    }

    private void row(
            CsvWriter csv, long timeNs, long qty, String price, String status, String reason) {
        csv.writeRecord(
                Integer.toString(number),
                Long.toString(timeNs),
                listed.segment(),
                Long.toString(listed.token()),
                listed.side() > 0 ? "BUY" : "SELL",
                Long.toString(qty),
                price,
                status,
                reason);
    }

    /** How it ended, for the summary. */
    String end() {
        return end;
    }
}
