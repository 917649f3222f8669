package io.icebreaker.feed.kite;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Kite's text frames: one whole JSON object (RFC 8259) with a string {@code type} (feed-kite 3.6 and 4). */
public final class KiteText {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    /** A frame is at most 1 MiB, so nothing in it can be longer. */
    private static final int FRAME_LIMIT = 1 << 20;

    /** RFC 8259 section 9 leaves the depth to us; the parser keeps about 60 bytes a level, 600 kB at most. */
    private static final int MAX_DEPTH = 10_000;

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH)
                                    .maxNumberLength(FRAME_LIMIT)
                                    .maxStringLength(FRAME_LIMIT)
                                    .maxNameLength(FRAME_LIMIT)
                                    .build())
                    .build();

    private KiteText() {}

    /**
     * A good text frame.
     *
     * @param type its discriminator; the last one when a broken sender repeats the key
     * @param data the text of {@code data} when that is a string, its JSON when it is anything else, empty
     *     when missing
     */
    public record Message(String type, String data) {}

    /** The message, or empty for a frame to be refused as TEXT. Cold; any thread. */
    public static Optional<Message> read(byte[] utf8) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
            return text.indexOf(BYTE_ORDER_MARK) == 0 ? Optional.empty() : parse(text);
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    private static Optional<Message> parse(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            return parser.nextToken() == JsonToken.START_OBJECT
                    ? readObject(parser, text)
                    : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static Optional<Message> readObject(JsonParser parser, String text) throws IOException {
        String type = null;
        String data = "";
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            boolean isText = parser.nextToken() == JsonToken.VALUE_STRING;
            switch (name) {
                case "type" -> type = isText ? parser.getText() : skip(parser, null);
                case "data" -> data = isText ? parser.getText() : rawValue(parser, text);
                default -> parser.skipChildren();
            }
        }
        boolean isWhole = parser.nextToken() == null;
        return isWhole && type != null ? Optional.of(new Message(type, data)) : Optional.empty();
    }

    private static String skip(JsonParser parser, String result) throws IOException {
        parser.skipChildren();
        return result;
    }

    private static String rawValue(JsonParser parser, String text) throws IOException {
        int from = (int) parser.currentTokenLocation().getCharOffset();
        if (parser.currentToken().isScalarValue()) {
            return parser.getText();
        }
        parser.skipChildren();
        return text.substring(from, (int) parser.currentLocation().getCharOffset());
    }
}
