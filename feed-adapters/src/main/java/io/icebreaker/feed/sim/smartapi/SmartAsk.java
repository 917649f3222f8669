package io.icebreaker.feed.sim.smartapi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a client asks of the stream (feed-smartapi 3): parsed as JSON, because clients differ in the order of
 * keys and in grouping.
 *
 * @param correlationId empty when the client sends none
 * @param action 1 subscribe, 0 unsubscribe
 * @param mode 1..4
 */
record SmartAsk(String correlationId, int action, int mode, List<Group> groups) {
    private static final JsonFactory JSON = new JsonFactory();

    /** Tokens of one exchange type. */
    record Group(int type, List<String> tokens) {}

    /** Says what was wrong with a request, and whose it was as far as that was read. */
    static final class BadAsk extends IOException {
        private static final long serialVersionUID = 1L;
        private final String correlationId;

        private BadAsk(String correlationId) {
            super("Invalid Request Payload.");
            this.correlationId = correlationId;
        }

        String correlationId() {
            return correlationId;
        }
    }

    /** Parses a text frame. */
    static SmartAsk parse(String text) throws BadAsk {
        var reading = new Reading();
        try (JsonParser parser = JSON.createParser(text)) {
            reading.readObject(parser);
        } catch (IOException | RuntimeException notAnAsk) {
            throw new BadAsk(reading.correlationId);
        }
        boolean isGood =
                (reading.action == 0 || reading.action == 1)
                        && reading.mode >= 1
                        && reading.mode <= 4
                        && !reading.groups.isEmpty();
        if (!isGood) {
            throw new BadAsk(reading.correlationId);
        }
        return new SmartAsk(
                reading.correlationId, reading.action, reading.mode, List.copyOf(reading.groups));
    }

    private static final class Reading {
        private final List<Group> groups = new ArrayList<>();
        private String correlationId = "";
        private int action = -1;
        private int mode;

        private void readObject(JsonParser parser) throws IOException {
            expect(parser.nextToken(), JsonToken.START_OBJECT);
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "correlationID" -> correlationId = parser.getText();
                    case "action" -> action = parser.getIntValue();
                    case "params" -> readParams(parser);
                    default -> parser.skipChildren();
                }
            }
        }

        private void readParams(JsonParser parser) throws IOException {
            expect(parser.currentToken(), JsonToken.START_OBJECT);
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("mode")) {
                    mode = parser.getIntValue();
                } else if (name.equals("tokenList")) {
                    expect(parser.currentToken(), JsonToken.START_ARRAY);
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        groups.add(readGroup(parser));
                    }
                } else {
                    parser.skipChildren();
                }
            }
        }

        private static Group readGroup(JsonParser parser) throws IOException {
            int type = 0;
            var tokens = new ArrayList<String>();
            expect(parser.currentToken(), JsonToken.START_OBJECT);
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("exchangeType")) {
                    type = parser.getIntValue();
                } else if (name.equals("tokens")) {
                    expect(parser.currentToken(), JsonToken.START_ARRAY);
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        expect(parser.currentToken(), JsonToken.VALUE_STRING);
                        tokens.add(parser.getText());
                    }
                } else {
                    parser.skipChildren();
                }
            }
            return new Group(type, tokens);
        }

        private static void expect(JsonToken found, JsonToken wanted) throws IOException {
            if (found != wanted) {
                throw new IOException("expected " + wanted + ", found " + found);
            }
        }
    }
}
