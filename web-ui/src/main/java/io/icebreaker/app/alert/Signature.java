package io.icebreaker.app.alert;

import io.icebreaker.feed.login.Secret;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 (RFC 2104) of a webhook's time and body, so that a receiver knows sender and age. */
final class Signature {
    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /**
     * {@code v1=} and, in hexadecimal, the digest over {@code TIME.BODY}.
     *
     * @param timeS epoch seconds, in decimal
     */
    static String of(Secret secret, String timeS, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.reveal(Signature::utf8), ALGORITHM));
            return "v1=" + HexFormat.of().formatHex(mac.doFinal(utf8(timeS + "." + body)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("this JDK has no " + ALGORITHM, e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
