package io.icebreaker.feed.smartapi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.icebreaker.feed.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The packets of the reference data with the raw values stated for them. */
final class SmartSamples {
    /**
     * One packet.
     *
     * @param expected numbers, texts and lists of levels by name
     */
    record Sample(String name, byte[] packet, Map<String, Object> expected) {}

    private SmartSamples() {}

    static Map<String, Sample> all() {
        var samples = new LinkedHashMap<String, Sample>();
        for (Object packet : (List<?>) json().get("packets")) {
            var map = asMap(packet);
            String name = (String) map.get("name");
            byte[] bytes = HexFormat.of().parseHex((String) map.get("packet_hex"));
            samples.put(name, new Sample(name, bytes, asMap(map.get("expect"))));
        }
        return samples;
    }

    static byte[] packet(String name) {
        return all().get(name).packet();
    }

    static List<byte[]> packets() {
        return all().values().stream().map(Sample::packet).toList();
    }

    private static Map<String, Object> json() {
        try (JsonParser parser =
                new JsonFactory()
                        .createParser(
                                Files.readAllBytes(SharedData.path("smartapi/packets.json")))) {
            parser.nextToken();
            return asMap(value(parser));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                var map = new LinkedHashMap<String, Object>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    map.put(name, value(parser));
                }
                yield map;
            }
            case START_ARRAY -> {
                var list = new ArrayList<Object>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser));
                }
                yield list;
            }
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            default -> parser.getText();
        };
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object value) {
        return (Map<String, Object>) value;
    }
}
