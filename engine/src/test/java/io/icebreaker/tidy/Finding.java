package io.icebreaker.tidy;

/** One broken rule at one place; prints as {@code path:line: what}. */
public record Finding(String path, int line, String what) {
    @Override
    public String toString() {
        return path + ":" + line + ": " + what;
    }
}
