package io.icebreaker.feed.dhan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/**
 * What Dhan's access token says of itself: a JWT (RFC 7519), whose middle part is JSON that anybody may read.
 * Its signature is Dhan's affair. A token that is none, or says nothing, has no times.
 *
 * @param issuedAt null when it does not say
 * @param expiresAt null when it does not say
 */
record DhanToken(Instant issuedAt, Instant expiresAt) {
    private static final DhanToken SILENT = new DhanToken(null, null);
    private static final int PARTS = 3;

    /** Year 2100: a larger number of seconds is none. */
    private static final long LAST_SECOND = 4_102_444_800L;

    private static final JsonFactory JSON = new JsonFactory();

    static DhanToken read(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != PARTS) {
            return SILENT;
        }
        try (JsonParser json = JSON.createParser(decoded(parts[1]))) {
            return read(json);
        } catch (IOException | IllegalArgumentException noJwt) {
            return SILENT; // opaque to us, perhaps not to Dhan: let Dhan judge it
        }
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static DhanToken read(JsonParser json) throws IOException {
        Instant issuedAt = null;
        Instant expiresAt = null;
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return SILENT;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            boolean isNumber = json.nextToken().isNumeric();
            if (isNumber && name.equals("iat")) {
                issuedAt = instant(json.getDoubleValue());
            } else if (isNumber && name.equals("exp")) {
                expiresAt = instant(json.getDoubleValue());
            } else {
                json.skipChildren();
            }
        }
        return new DhanToken(issuedAt, expiresAt);
    }

    private static Instant instant(double seconds) {
        return seconds > 0 && seconds < LAST_SECOND ? Instant.ofEpochSecond((long) seconds) : null;
    }
}
