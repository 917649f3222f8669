package io.icebreaker.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Text frames that are one whole UTF-8 JSON object (RFC 8259: no NaN, no byte order mark, nothing behind
 * it), as feed-kite 3.6 asks of every broker. Cold; any thread.
 */
public final class JsonTexts {
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

    private JsonTexts() {}

    /** Reads what stands in the object, up to and including its end; empty for what must not be there. */
    public interface Reading<T> {
        Optional<T> read(JsonParser parser, String text) throws IOException;
    }

    /**
     * The members that are strings, the last one where a broken sender repeats a name; empty for a frame to
     * be refused as TEXT.
     */
    public static Optional<Map<String, String>> strings(byte[] utf8) {
        return object(utf8, JsonTexts::readStrings);
    }

    /**
     * What {@code reading} makes of the object; empty for a frame to be refused as TEXT.
     *
     * @param reading begins behind the object's first brace
     */
    public static <T> Optional<T> object(byte[] utf8, Reading<T> reading) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
            return text.indexOf(BYTE_ORDER_MARK) == 0 ? Optional.empty() : parse(text, reading);
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    private static <T> Optional<T> parse(String text, Reading<T> reading) {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            Optional<T> result = reading.read(parser, text);
            return parser.nextToken() == null ? result : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static Optional<Map<String, String>> readStrings(JsonParser parser, String text)
            throws IOException {
        var strings = new HashMap<String, String>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            strings.remove(name);
            if (parser.nextToken() == JsonToken.VALUE_STRING) {
                strings.put(name, parser.getText());
            } else {
                parser.skipChildren();
            }
        }
        return Optional.of(strings);
    }
}
