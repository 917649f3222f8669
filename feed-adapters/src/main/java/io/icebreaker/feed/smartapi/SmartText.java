package io.icebreaker.feed.smartapi;

import io.icebreaker.feed.JsonTexts;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * SmartAPI's text frames: {@code pong}, or a JSON object with a string {@code errorCode} (feed-smartapi 3
 * and 4.8).
 *
 * @param errorCode {@code E1001}, {@code E1002} and the like; empty for a pong
 * @param message what the server says of it, empty when it says nothing
 * @param correlationId of the request it is about, empty when missing
 */
public record SmartText(String errorCode, String message, String correlationId) {
    private static final byte[] PONG = "pong".getBytes(StandardCharsets.US_ASCII);

    /** Answers our ping. */
    private static final SmartText PONG_TEXT = new SmartText("", "", "");

    /** The frame, or empty for one to be refused as TEXT. Cold; any thread. */
    public static Optional<SmartText> read(byte[] utf8) {
        if (Arrays.equals(utf8, PONG)) {
            return Optional.of(PONG_TEXT);
        }
        return JsonTexts.strings(utf8)
                .filter(members -> members.containsKey("errorCode"))
                .map(
                        members ->
                                new SmartText(
                                        members.get("errorCode"),
                                        members.getOrDefault("errorMessage", ""),
                                        members.getOrDefault("correlationID", "")));
    }

    public boolean isPong() {
        return this == PONG_TEXT;
    }
}
