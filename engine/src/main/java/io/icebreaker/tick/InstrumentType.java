package io.icebreaker.tick;

/** What an instrument is; the ordinal is journaled. */
public enum InstrumentType {
    EQ,
    FUT,
    CE,
    PE,
    IDX;

    public boolean isOption() {
        return this == CE || this == PE;
    }
}
