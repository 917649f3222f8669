package io.icebreaker.feed.sim.smartapi;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Whether a one-time password is the seed's (RFC 6238), now or one step of 30 s away. */
final class SmartTotpCheck {
    private static final long STEP_SECONDS = 30;
    private static final int MODULUS = 1_000_000;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private SmartTotpCheck() {}

    static boolean isCode(String code, String seed, Instant now) {
        long step = now.getEpochSecond() / STEP_SECONDS;
        return code.equals(code(seed, step - 1))
                || code.equals(code(seed, step))
                || code.equals(code(seed, step + 1));
    }

    private static String code(String seed, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(bytes(seed), "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int at = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash).getInt(at) & 0x7fff_ffff;
            return String.format("%06d", number % MODULUS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String base32) {
        var bits = new StringBuilder();
        for (char letter : base32.toCharArray()) {
            String five = Integer.toBinaryString(32 | ALPHABET.indexOf(letter));
            bits.append(five.substring(1));
        }
        byte[] bytes = new byte[bits.length() / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
        return bytes;
    }
}
