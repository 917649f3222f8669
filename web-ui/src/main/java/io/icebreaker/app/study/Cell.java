package io.icebreaker.app.study;

import io.icebreaker.scan.BtstScore;
import io.icebreaker.tick.Prices;
import java.time.LocalDate;

/** Figures as the cells of a CSV file. */
final class Cell {
    private Cell() {}

    /** Rupees of an E4 price; empty for 0, which is none. */
    static String price(long e4) {
        return e4 == 0 ? "" : Prices.format(e4);
    }

    /** Tenths as a decimal; empty for no score. */
    static String tenths(int tenths) {
        return tenths == BtstScore.NONE ? "" : part(tenths);
    }

    /** Tenths that may be negative. */
    static String part(int tenths) {
        return Prices.format(tenths * (Prices.ONE / 10));
    }

    static String date(long istDay) {
        return LocalDate.ofEpochDay(istDay).toString();
    }

    static String flag(boolean yes) {
        return yes ? "1" : "0";
    }
}
