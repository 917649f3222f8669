package io.icebreaker.feed.chain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * What {@code rest_index.json} beside a recorded answer says of its request: {@code [{file, request{Expiry},
 * date}]}.
 *
 * @param expiry null when it does not say
 * @param date of the answer's HTTP header, null when it does not say
 */
record DhanIndex(LocalDate expiry, String date) {
    static final String NAME = "rest_index.json";
    private static final DhanIndex NOTHING = new DhanIndex(null, null);

    static DhanIndex beside(Path file) throws IOException, ChainException {
        Path index = file.toAbsolutePath().resolveSibling(NAME);
        if (!Files.isRegularFile(index)) {
            return NOTHING;
        }
        try (JsonParser json = new JsonFactory().createParser(index.toFile())) {
            String wanted = file.getFileName().toString();
            if (json.nextToken() != JsonToken.START_ARRAY) {
                return NOTHING;
            }
            while (json.nextToken() == JsonToken.START_OBJECT) {
                String[] entry = entry(json);
                if (wanted.equals(entry[0])) {
                    LocalDate expiry = entry[1] == null ? null : Times.isoDay(entry[1], NAME);
                    return new DhanIndex(expiry, entry[2]);
                }
            }
            return NOTHING;
        }
    }

    /** File, expiry and date of one entry, at any depth. */
    private static String[] entry(JsonParser json) throws IOException {
        String[] entry = new String[3];
        for (int depth = 1; depth > 0; ) {
            JsonToken token = json.nextToken();
            if (token == null) {
                return entry;
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (token == JsonToken.VALUE_STRING && json.currentName() != null) {
                switch (json.currentName()) {
                    case "file" -> entry[0] = json.getText();
                    case "Expiry" -> entry[1] = json.getText();
                    case "date" -> entry[2] = json.getText();
                    default -> {
                        continue;
                    }
                }
            }
        }
        return entry;
    }
}
