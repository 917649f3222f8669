package io.icebreaker.feed.sim;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Prices;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.util.function.LongConsumer;

/** One row of ticks-csv laid over a snapshot: filled cells replace, empty ones leave what is there. */
final class TicksCsvRow {
    private TicksCsvRow() {}

    /**
     * Applies a row.
     *
     * @throws NumberFormatException when a cell is no number; the snapshot then holds part of the row and is
     *     not to be used
     */
    static void apply(NamedCsvRecord row, MarketSnapshot snapshot, int index, long shiftNs) {
        Tick tick = snapshot.tick().kind(EventKind.TICK).id(index);
        number(row, "recv_ns", time -> tick.receiveTimeNs(time + shiftNs));
        number(row, "exch_ns", time -> tick.exchangeTimeNs(time + shiftNs));
        number(row, "ltt_ns", time -> tick.lastTradeTimeNs(time + shiftNs));
        number(row, "ltq", tick::lastQty);
        number(row, "volume", tick::volume);
        number(row, "oi", tick::oi);
        number(row, "tbq", tick::totalBuyQty);
        number(row, "tsq", tick::totalSellQty);
        price(row, "ltp", tick::ltp);
        price(row, "atp", tick::atp);
        price(row, "open", tick::open);
        price(row, "high", tick::high);
        price(row, "low", tick::low);
        price(row, "prev_close", tick::prevClose);
        if (hasBook(row)) {
            book(row, tick);
        }
        snapshot.oiDay(
                Math.max(snapshot.oiDayHigh(), tick.oi()), lowest(snapshot.oiDayLow(), tick.oi()));
        snapshot.trueSides(numberOrZero(row, "true_buy"), numberOrZero(row, "true_sell"));
    }

    private static long lowest(long before, long now) {
        return before == 0 ? now : Math.min(before, now);
    }

    private static boolean hasBook(NamedCsvRecord row) {
        for (int level = 1; level <= Tick.LEVELS; level++) {
            if (!cell(row, "bq" + level).isEmpty() || !cell(row, "aq" + level).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static void book(NamedCsvRecord row, Tick tick) {
        tick.mark(TickFlags.HAS_DEPTH);
        for (int level = 0; level < Tick.LEVELS; level++) {
            int n = level + 1;
            tick.bid(
                    level,
                    priceOrZero(row, "bp" + n),
                    numberOrZero(row, "bq" + n),
                    numberOrZero(row, "bo" + n));
            tick.ask(
                    level,
                    priceOrZero(row, "ap" + n),
                    numberOrZero(row, "aq" + n),
                    numberOrZero(row, "ao" + n));
        }
    }

    private static void number(NamedCsvRecord row, String column, LongConsumer to) {
        String cell = cell(row, column);
        if (!cell.isEmpty()) {
            to.accept(Long.parseLong(cell));
        }
    }

    private static void price(NamedCsvRecord row, String column, LongConsumer to) {
        String cell = cell(row, column);
        if (!cell.isEmpty()) {
            to.accept(Prices.parse(cell));
        }
    }

    private static long numberOrZero(NamedCsvRecord row, String column) {
        String cell = cell(row, column);
        return cell.isEmpty() ? 0 : Long.parseLong(cell);
    }

    private static long priceOrZero(NamedCsvRecord row, String column) {
        String cell = cell(row, column);
        return cell.isEmpty() ? 0 : Prices.parse(cell);
    }

    static String cell(NamedCsvRecord row, String column) {
        return row.findField(column).orElse("");
    }
}
