package io.icebreaker.feed.rest;

/** Text from outside, made fit for a message: one line, printable, bounded. */
final class Plain {
    private static final int MOST = 300;

    private Plain() {}

    static String words(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= MOST ? line : line.substring(0, MOST) + "...";
    }
}
