package io.icebreaker.feed;

import java.util.HexFormat;

/**
 * One line of a FRAMES file: {@code recv_ns b|t hex}, the hex of no bytes may be missing.
 *
 * @param receiveTimeNs when the frame came
 * @param isText whether it was a text frame
 * @param bytes its payload
 */
public record FrameLine(long receiveTimeNs, boolean isText, byte[] bytes) {
    /**
     * Parses a line.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static FrameLine parse(String line) {
        String[] words = line.strip().split("\\s+");
        if (words.length < 2 || words.length > 3) {
            throw new IllegalArgumentException(
                    "expected 'recv_ns b|t hex', found " + words.length + " words");
        }
        if (!words[1].equals("b") && !words[1].equals("t")) {
            throw new IllegalArgumentException("expected b or t, found '" + brief(words[1]) + "'");
        }
        byte[] bytes = HexFormat.of().parseHex(words.length == 3 ? words[2] : "");
        return new FrameLine(time(words[0]), words[1].equals("t"), bytes);
    }

    private static long time(String word) {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "expected a receive time in ns, found '" + brief(word) + "'", e);
        }
    }

    private static String brief(String word) {
        return word.length() <= 40 ? word : word.substring(0, 40) + "...";
    }
}
