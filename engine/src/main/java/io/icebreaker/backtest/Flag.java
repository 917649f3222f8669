package io.icebreaker.backtest;

/** What a reader of a result must know about it, with a sentence. */
public enum Flag {
    RATES_NOT_VERIFIED(
            "Nobody has signed the cost rates yet: check them before money depends on them."),
    RATES_EXTRAPOLATED(
            "Some days lie before the first rate of a line, which was used all the same."),
    NO_RATES("Some instruments are of a segment without rates: they cost nothing here."),
    PHYSICAL_DELIVERY(
            "Stock options or futures were settled in cash; physical delivery is not modelled."),
    NO_UNDERLYING(
            "Something expired whose underlying was not recorded: settled at its own last price."),
    NO_BOOK_AT_CLOSING(
            "A position was closed at the last price because no valid book was ever seen."),
    SESSIONS_LEFT_OUT(
            "More sessions ran at a time than the account follows: minutes of its equity are missing."),
    STRATEGY_FAILED("The strategy threw on some events; their callbacks are missing.");

    private final String sentence;

    Flag(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
