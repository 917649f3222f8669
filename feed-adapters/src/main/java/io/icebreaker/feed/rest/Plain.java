package io.icebreaker.feed.rest;

/** Text from outside, made fit for a message: one line, printable, bounded. */
public final class Plain {
    private static final int MOST = 300;

    private Plain() {}

    /** At most 300 characters of it, and three dots. */
    public static String words(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= MOST ? line : line.substring(0, MOST) + "...";
    }
}
