package io.icebreaker.rule;

/** Why a text is no rule: what is wrong, and in which column of it. */
public final class RuleException extends Exception {
    private static final long serialVersionUID = 1;

    private final int column;

    public RuleException(int column, String message) {
        super(message);
        this.column = column;
    }

    /** Of the text's characters, counted from 1. */
    public int column() {
        return column;
    }
}
