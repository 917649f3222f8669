package io.icebreaker.feed.login;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;

/**
 * One-time passwords (RFC 6238: HMAC-SHA1, 30 s, 6 digits) from the seed that a broker shows as text beside
 * the QR code. Any thread.
 */
public final class Totp {
    /** A code that ends sooner would be over before it is checked. */
    public static final Duration LEAST_LEFT = Duration.ofSeconds(3);

    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int DIGITS = 6;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS_A_LETTER = 5;

    private Totp() {}

    /**
     * The code of a moment.
     *
     * @throws IllegalArgumentException when the seed is no base32; the message does not repeat it
     */
    public static Secret code(Secret seed, Instant at) {
        byte[] key = seed.reveal(Totp::decode);
        try {
            var generator =
                    new TimeBasedOneTimePasswordGenerator(
                            STEP,
                            DIGITS,
                            TimeBasedOneTimePasswordGenerator.TOTP_ALGORITHM_HMAC_SHA1);
            var secretKey = new SecretKeySpec(key, generator.getAlgorithm());
            return Secret.of(generator.generateOneTimePasswordString(secretKey, at));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("this JDK has no HMAC-SHA1", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** How long to wait until a code has enough time left; zero for at once. */
    public static Duration pauseBefore(Instant now) {
        long stepMs = STEP.toMillis();
        long leftMs = stepMs - Math.floorMod(now.toEpochMilli(), stepMs);
        return leftMs < LEAST_LEFT.toMillis() ? Duration.ofMillis(leftMs) : Duration.ZERO;
    }

    /** Base32 (RFC 4648) with or without padding, blanks and lower case as people copy it. */
    private static byte[] decode(String text) {
        String letters = text.replaceAll("[\\s=-]", "").toUpperCase(Locale.ROOT);
        byte[] bytes = new byte[letters.length() * BITS_A_LETTER / Byte.SIZE];
        int buffer = 0;
        int bits = 0;
        int filled = 0;
        for (int i = 0; i < letters.length(); i++) {
            int letter = ALPHABET.indexOf(letters.charAt(i));
            if (letter < 0) {
                throw notASeed();
            }
            buffer = buffer << BITS_A_LETTER | letter;
            bits += BITS_A_LETTER;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes[filled++] = (byte) (buffer >> bits);
                buffer &= (1 << bits) - 1;
            }
        }
        if (filled == 0) {
            throw notASeed();
        }
        return bytes;
    }

    private static IllegalArgumentException notASeed() {
        return new IllegalArgumentException(
                "the TOTP seed is no base32 (letters A to Z, digits 2 to 7): copy the text beside the QR"
                        + " code");
    }
}
