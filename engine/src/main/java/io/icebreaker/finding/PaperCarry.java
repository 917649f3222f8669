package io.icebreaker.finding;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * What a paper account hands from one trading day to the next (analytics 10.2: orders live one session,
 * positions until closed): the words of HISTORY events, found in the sheet of {@link PaperWords} too. Money
 * and prices E4, times ns UTC, quantities units; exact rupees take two words, {@link #put}.
 */
public final class PaperCarry {
    /** ACCOUNT: net cash of all fills without charges; equity at the day's end before charges. */
    public static final int CASH = 0;

    public static final int END_GROSS = 1;

    /** What all fills cost, taxes of the day rounded: exact rupees. */
    public static final int PAID = 2;

    /** Orders and closed trades so far: numbers go on behind them; positions that follow. */
    public static final int ORDERS = 4;

    public static final int TRADES = 5;
    public static final int POSITIONS = 6;
    public static final int ACCOUNT = 7;

    /** POSITION: its trade: +1 or -1; units and value opened and closed; when, by which order, why. */
    public static final int DIRECTION = 0;

    public static final int OPENED_QTY = 1;
    public static final int OPENED_VALUE = 2;
    public static final int CLOSED_QTY = 3;
    public static final int CLOSED_VALUE = 4;
    public static final int ENTRY_NS = 5;
    public static final int ENTRY_ORDER = 6;
    public static final int ENTRY_NOTE = 7;

    /** What its fills cost, taxes rounded: exact rupees. */
    public static final int CHARGES = 8;

    /** What it is valued at: last valid book of the session, last price, its last packet before the close. */
    public static final int BID = 10;

    public static final int ASK = 11;
    public static final int LTP = 12;
    public static final int CLOSING_LTP = 13;
    public static final int LAST_NS = 14;
    public static final int POSITION = 15;

    /** More decimals than any charge has (analytics 10.4: rates have five, shares twelve, GST two more). */
    private static final int SCALE = 18;

    private PaperCarry() {}

    /** Two words, exact up to {@link #SCALE} decimals. */
    public static void put(BigDecimal rupees, long[] into, int at) {
        BigInteger units = rupees.setScale(SCALE, RoundingMode.HALF_UP).unscaledValue();
        into[at] = units.shiftRight(Long.SIZE).longValueExact();
        into[at + 1] = units.longValue();
    }

    /** What {@link #put} made of it. */
    public static BigDecimal rupees(long high, long low) {
        var units =
                BigInteger.valueOf(high)
                        .shiftLeft(Long.SIZE)
                        .add(new BigInteger(Long.toUnsignedString(low)));
        var exact = new BigDecimal(units, SCALE);
        return exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros();
    }
}
