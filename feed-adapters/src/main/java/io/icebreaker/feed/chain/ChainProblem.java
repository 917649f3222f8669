package io.icebreaker.feed.chain;

/** Why a part of a recording was left out. */
public enum ChainProblem {
    NOT_A_CHAIN("not an option chain of a known form", true),
    BAD_JSON("JSON that breaks off or breaks its own rules", true),
    BROKEN_FILE("the compressed file ends too early", true),
    NO_TIME("a snapshot without its time", true),
    MISSING("a row without strike, expiry or a leg's figures", false),
    NOT_A_NUMBER("not a number", false),
    NEGATIVE("a negative or far too large quantity or price", false),
    COLUMN_COUNT("wrong number of columns", false),
    TWICE("a strike that was there before", false),
    REPEATED("a snapshot whose time was there before (a stale source)", false),
    OUT_OF_ORDER("a snapshot older than the one before", false);

    private final String words;
    private final boolean wholeFile;

    ChainProblem(String words, boolean wholeFile) {
        this.words = words;
        this.wholeFile = wholeFile;
    }

    public String words() {
        return words;
    }

    /** Whether it costs what is left of the file. */
    public boolean wholeFile() {
        return wholeFile;
    }
}
