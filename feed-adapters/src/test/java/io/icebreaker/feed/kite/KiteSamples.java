package io.icebreaker.feed.kite;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import io.icebreaker.feed.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Frames Zerodha published and frames built from the documented layout, by name. */
final class KiteSamples {
    private KiteSamples() {}

    static Map<String, byte[]> all() {
        var frames = new LinkedHashMap<String, byte[]>();
        frames.put("ticker_full", framed(base64("ticker_full.packet")));
        frames.put("ticker_quote", framed(base64("ticker_quote.packet")));
        for (String mode : new String[] {"ltpMode", "quoteMode", "fullMode"}) {
            frames.put(mode, bytes(mode + "_binary.packet"));
        }
        frames.putAll(constructed());
        return frames;
    }

    static byte[] bytes(String file) {
        try {
            return Files.readAllBytes(SharedData.path("kite/" + file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] base64(String file) {
        return Base64.getMimeDecoder().decode(bytes(file));
    }

    static Map<String, byte[]> constructed() {
        var frames = new LinkedHashMap<String, byte[]>();
        String name = "";
        try (var json = new JsonFactory().createParser(bytes("constructed_frames.json"))) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.VALUE_STRING && "name".equals(json.currentName())) {
                    name = json.getText();
                } else if (token == JsonToken.VALUE_STRING
                        && "frame_hex".equals(json.currentName())) {
                    frames.put(name, HexFormat.of().parseHex(json.getText()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return frames;
    }

    /** One frame around the packets. */
    static byte[] framed(byte[]... packets) {
        int length = KiteLayout.HEADER_LENGTH;
        for (byte[] packet : packets) {
            length += KiteLayout.PACKET_HEADER_LENGTH + packet.length;
        }
        ByteBuffer frame = ByteBuffer.allocate(length).putShort((short) packets.length);
        for (byte[] packet : packets) {
            frame.putShort((short) packet.length).put(packet);
        }
        return frame.array();
    }
}
