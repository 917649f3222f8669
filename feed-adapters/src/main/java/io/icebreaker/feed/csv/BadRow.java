package io.icebreaker.feed.csv;

/** Why a row was left out. */
public enum BadRow {
    COLUMN_COUNT("wrong number of columns"),
    NOT_A_NUMBER("not a number"),
    NOT_FINITE("NaN or infinity"),
    NEGATIVE_SIZE("negative size"),
    SIZE_RANGE("size too large"),
    DECIMALS("more than 4 decimals"),
    MISSING("a required cell is empty"),
    UNKNOWN_INSTRUMENT("instrument not in the instruments file"),
    TIME_RANGE("time before 2000 or after 2100"),
    QUOTED_NEWLINE("a quote that does not end in its line"),
    NUL_BYTE("NUL byte"),
    NOT_A_TIME("not a date or time"),
    NO_TRADE("no price: nothing was traded"),
    NOT_A_BAR("open or close lies outside low and high, or low is below 0"),
    REPEATED_BAR("the instrument has a bar of this time already"),
    TRUNCATED_GZIP("the compressed file ends too early");

    private final String words;

    BadRow(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
