package io.icebreaker.finding;

/**
 * The words of an option chain (analytics 6): {@link #FIGURES} figures, then {@link #ROWS} rows of {@link
 * #ROW_WORDS} words, lowest strike first, each with two legs of {@link #LEG_WORDS}. A record of {@link
 * FindingType#CHAIN} is the figures alone, the sheet is all of it.
 *
 * <p>Prices and strikes E4, times ns UTC, quantities units; a double travels as its bits, NaN where there is
 * none. Rupees in doubles, volatilities as fractions.
 */
public final class ChainWords {
    /** Chain number: the key of {@link Sheet#CHAIN}. */
    public static final int CHAIN = 0;

    /** Time of the clock event it was computed at. */
    public static final int TIME_NS = 1;

    /** Instrument id of one of its options: names of underlying and segment stand there. */
    public static final int ANY_LEG = 2;

    public static final int EXPIRY_DAY = 3;
    public static final int EXPIRY_NS = 4;
    public static final int LOT_SIZE = 5;

    /** Instrument ids, -1 for none. */
    public static final int SPOT_ID = 6;

    public static final int FUTURE_ID = 7;

    /** Basis of {@link #T}: 0 ACT365, 1 TRADING. */
    public static final int BASIS = 8;

    /** Doubles: years and calendar days to expiry. */
    public static final int T = 9;

    public static final int DTE = 10;

    /** Doubles, rupees. */
    public static final int FORWARD = 11;

    public static final int SPOT = 12;

    /** Where the forward comes from: 0 nowhere, 1 future, 2 parity, 3 spot (6.7). */
    public static final int FORWARD_FROM = 13;

    /** Strike, 0 for none. */
    public static final int ATM = 14;

    public static final int CE_OI = 15;
    public static final int PE_OI = 16;
    public static final int CE_VOLUME = 17;
    public static final int PE_VOLUME = 18;
    public static final int CE_DOI = 19;
    public static final int PE_DOI = 20;

    /** Doubles (6.2). */
    public static final int PCR_OI = 21;

    public static final int PCR_VOLUME = 22;
    public static final int PCR_CHANGE = 23;

    /** 0 none, 1 strong bullish .. 4 neutral .. 7 strong bearish; 0 WRITER, 1 CONTRARIAN (6.3). */
    public static final int LABEL = 24;

    public static final int CONVENTION = 25;

    /** Strike, 0 for none. */
    public static final int MAX_PAIN = 26;

    /** Three strikes each, best first, 0 where there are fewer (6.5). */
    public static final int SUPPORTS = 27;

    public static final int RESISTANCES = 30;
    public static final int SUPPORTS_BY_CHANGE = 33;
    public static final int RESISTANCES_BY_CHANGE = 36;

    /** How many strikes each of the four lists has room for. */
    public static final int LEVELS = 3;

    /** Doubles, fractions (6.10). */
    public static final int ATM_IV = 39;

    public static final int IV_30 = 40;

    /** 1 when two expiries bracket the thirty days. */
    public static final int IV_30_BRACKETED = 41;

    /** Doubles, 0..100; how many earlier sessions they are judged by. */
    public static final int IV_RANK = 42;

    public static final int IV_PERCENTILE = 43;
    public static final int IV_DAYS = 44;

    /** Doubles: rupees, percent, rupees per 1 percent move. */
    public static final int STRADDLE = 45;

    public static final int MOVE_PCT = 46;
    public static final int GEX = 47;

    /** Strikes listed, of which the rows are those nearest the forward; stale ones among the rows. */
    public static final int STRIKES = 48;

    public static final int STALE_ROWS = 49;

    /** Receive time of the last packet of the chain that brought an open interest, 0 for none. */
    public static final int OI_TIME_NS = 50;

    /** Double: continuous rate. */
    public static final int RISK_FREE = 51;

    public static final int ROWS = 52;

    /** How many figures there are: where the first row stands. */
    public static final int FIGURES = 53;

    // ---- a row

    public static final int STRIKE = 0;
    public static final int ROW_FLAGS = 1;
    public static final int STALE = 1;
    public static final int ILLIQUID = 2;

    /** What all writers would pay if it settled here, E4 x units (6.4). */
    public static final int PAIN = 2;

    public static final int CE = 3;

    // ---- a leg

    /** Instrument id, -1 where the leg is not listed. */
    public static final int ID = 0;

    /** E4, 0 for none. */
    public static final int LTP = 1;

    public static final int BID = 2;
    public static final int ASK = 3;
    public static final int PREV_CLOSE = 4;

    /** Units, each with a bit of {@link #LEG_FLAGS} that says whether it is known. */
    public static final int OI = 5;

    public static final int OI_CHANGE = 6;
    public static final int VOLUME = 7;

    /** Receive time of the packet that brought the open interest. */
    public static final int OI_NS = 8;

    public static final int LEG_FLAGS = 9;
    public static final int HAS_OI = 1;
    public static final int HAS_OI_CHANGE = 2;
    public static final int HAS_VOLUME = 4;

    /** The quote is usable (6.1). */
    public static final int USABLE = 8;

    /** 0 neutral, 1 long build-up, 2 short build-up, 3 long unwinding, 4 short covering (6.5). */
    public static final int BUILD_UP = 10;

    /** Doubles: price q of 6.1 in rupees; implied volatility; why there is none (a number of 6.9). */
    public static final int PRICE = 11;

    public static final int IV = 12;
    public static final int IV_FLAG = 13;

    /** Doubles (6.8). */
    public static final int DELTA = 14;

    public static final int GAMMA = 15;
    public static final int THETA = 16;
    public static final int VEGA = 17;
    public static final int RHO = 18;
    public static final int LEG_WORDS = 19;

    public static final int PE = CE + LEG_WORDS;
    public static final int ROW_WORDS = PE + LEG_WORDS;

    private ChainWords() {}

    /** Where a row begins in a sheet that begins at 0. */
    public static int row(int index) {
        return FIGURES + index * ROW_WORDS;
    }
}
