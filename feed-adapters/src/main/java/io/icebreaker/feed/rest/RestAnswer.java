package io.icebreaker.feed.rest;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a server answered, whole and no longer than the client's bound.
 *
 * @param status HTTP status
 * @param body as sent, un-gzipped; empty when there is none; not copied, so do not change it
 * @param headers by lower-case name, the last value of each
 */
public record RestAnswer(int status, byte[] body, Map<String, String> headers) {
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The body as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Without the body: it may hold a token. */
    @Override
    public String toString() {
        return "RestAnswer[" + status + ", " + body.length + " bytes]";
    }
}
