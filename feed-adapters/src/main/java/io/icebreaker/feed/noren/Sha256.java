package io.icebreaker.feed.noren;

import io.icebreaker.feed.login.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The one way Noren's houses want secrets proved: lower-case hex SHA-256 of parts behind each other. */
final class Sha256 {
    private final MessageDigest digest;

    private Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    /** Of secrets, one behind the other. */
    static String of(Secret... parts) {
        var sha = new Sha256();
        for (Secret part : parts) {
            part.reveal(sha::add);
        }
        return HexFormat.of().formatHex(sha.digest.digest());
    }

    private Void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return null;
    }
}
