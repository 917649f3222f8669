package io.icebreaker.feed.sim;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a client asks for (feed-kite 2): parsed as JSON, because clients differ in the order of keys and in
 * spaces.
 *
 * @param action subscribe, unsubscribe or mode
 * @param mode the wanted mode for {@code mode}, else null
 * @param tokens instrument tokens; numbers, or strings holding numbers
 */
record KiteRequest(String action, KiteMode mode, List<Long> tokens) {
    private static final JsonFactory JSON = new JsonFactory();

    /**
     * Parses a text frame.
     *
     * @throws IOException saying what is wrong with it
     */
    static KiteRequest parse(String text) throws IOException {
        String action = "";
        KiteMode mode = null;
        var tokens = new ArrayList<Long>();
        try (JsonParser parser = JSON.createParser(text)) {
            expect(parser.nextToken() == JsonToken.START_OBJECT, "not a JSON object");
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("a")) {
                    action = parser.getText();
                } else if (name.equals("v")) {
                    mode = readValue(parser, tokens);
                } else {
                    parser.skipChildren();
                }
            }
        }
        expect(List.of("subscribe", "unsubscribe", "mode").contains(action), "unknown action");
        expect(action.equals("mode") == (mode != null), "mode is missing or out of place");
        return new KiteRequest(action, mode, tokens);
    }

    /** Reads {@code [token...]} or {@code [mode, [token...]]}. */
    private static KiteMode readValue(JsonParser parser, List<Long> tokens) throws IOException {
        expect(parser.currentToken() == JsonToken.START_ARRAY, "v is not an array");
        KiteMode mode = null;
        for (JsonToken token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            if (token == JsonToken.START_ARRAY) {
                readValue(parser, tokens);
            } else if (token == JsonToken.VALUE_STRING
                    && KiteMode.named(parser.getText()) != null) {
                mode = KiteMode.named(parser.getText());
            } else {
                tokens.add(readToken(parser));
            }
        }
        return mode;
    }

    private static long readToken(JsonParser parser) throws IOException {
        try {
            return Long.parseLong(parser.getText());
        } catch (NumberFormatException e) {
            throw new IOException("not a token", e);
        }
    }

    private static void expect(boolean holds, String complaint) throws IOException {
        if (!holds) {
            throw new IOException(complaint);
        }
    }
}
