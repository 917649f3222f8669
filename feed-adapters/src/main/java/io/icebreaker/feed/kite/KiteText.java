package io.icebreaker.feed.kite;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.icebreaker.feed.JsonTexts;
import java.io.IOException;
import java.util.Optional;

/** Kite's text frames: one whole JSON object (RFC 8259) with a string {@code type} (feed-kite 3.6 and 4). */
public final class KiteText {
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
        return JsonTexts.object(utf8, KiteText::readObject);
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
        return type == null ? Optional.empty() : Optional.of(new Message(type, data));
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
