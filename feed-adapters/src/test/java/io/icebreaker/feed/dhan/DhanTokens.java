package io.icebreaker.feed.dhan;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Tokens of Dhan's form. */
final class DhanTokens {
    private DhanTokens() {}

    static String jwt(long issuedAt, long expiresAt) {
        return part("{\"typ\":\"JWT\"}")
                + "."
                + part("{\"iss\":\"dhan\",\"iat\":" + issuedAt + ",\"exp\":" + expiresAt + "}")
                + ".c2lnbmF0dXJl";
    }

    private static String part(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
