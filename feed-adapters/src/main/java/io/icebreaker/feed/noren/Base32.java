package io.icebreaker.feed.noren;

import java.util.Locale;

/** RFC 4648 base32, as seeds of one-time passwords are written: spaces and padding do not matter. */
final class Base32 {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Base32() {}

    /**
     * Decodes a text of at least two characters.
     *
     * @throws IllegalArgumentException for anything else; the message repeats none of it
     */
    static byte[] decode(String text) {
        String digits = text.toUpperCase(Locale.ROOT).replaceAll("[\\s=-]", "");
        byte[] bytes = new byte[digits.length() * BITS / Byte.SIZE];
        long buffer = 0;
        int bits = 0;
        int at = 0;
        for (char digit : digits.toCharArray()) {
            int value = ALPHABET.indexOf(digit);
            if (value < 0) {
                throw new IllegalArgumentException("not base32");
            }
            buffer = buffer << BITS | value;
            bits += BITS;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes[at++] = (byte) (buffer >> bits);
            }
        }
        if (bytes.length == 0) {
            throw new IllegalArgumentException("not base32");
        }
        return bytes;
    }
}
