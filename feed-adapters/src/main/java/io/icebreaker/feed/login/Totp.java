package io.icebreaker.feed.login;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.io.ByteArrayOutputStream;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;

/**
 * One-time passwords (RFC 6238: HMAC-SHA1, 30 s, 6 digits) from the seed that a broker shows as text beside
 * the QR code. Any thread.
 */
public final class Totp {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS_A_LETTER = 5;
    private static final int LOW_BYTE = 0xff;

    private Totp() {}

    /**
     * The code of a moment.
     *
     * @throws IllegalArgumentException when the seed is no base32; the message does not repeat it
     */
    public static Secret code(Secret seed, Instant at) {
        var generator = new TimeBasedOneTimePasswordGenerator();
        byte[] key = seed.reveal(Totp::decode);
        try {
            var secretKey = new SecretKeySpec(key, generator.getAlgorithm());
            return Secret.of(generator.generateOneTimePasswordString(secretKey, at));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("this JDK has no HMAC-SHA1", e);
        }
    }

    /** Base32 (RFC 4648) with or without padding, blanks and lower case as people copy it. */
    private static byte[] decode(String text) {
        var bytes = new ByteArrayOutputStream();
        long held = 0;
        int bits = 0;
        for (char letter : text.replaceAll("[\\s=-]", "").toUpperCase(Locale.ROOT).toCharArray()) {
            int five = ALPHABET.indexOf(letter);
            if (five < 0) {
                throw notASeed();
            }
            held = held << BITS_A_LETTER | five;
            bits += BITS_A_LETTER;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes.write((int) (held >> bits) & LOW_BYTE);
            }
        }
        if (bytes.size() == 0) {
            throw notASeed();
        }
        return bytes.toByteArray();
    }

    private static IllegalArgumentException notASeed() {
        return new IllegalArgumentException(
                "the TOTP seed is no base32 (letters A to Z, digits 2 to 7): copy the text beside the QR"
                        + " code");
    }
}
