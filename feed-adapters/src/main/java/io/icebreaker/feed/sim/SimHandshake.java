package io.icebreaker.feed.sim;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import org.java_websocket.handshake.ClientHandshake;

/**
 * What a client asks to be let in with.
 *
 * @param path of the upgrade request, without its query
 * @param query its parameters, decoded; clients differ in their order, and not all of them escape
 * @param headers by name in lower case
 */
public record SimHandshake(String path, Map<String, String> query, Map<String, String> headers) {

    static SimHandshake of(ClientHandshake handshake) {
        String resource = handshake.getResourceDescriptor();
        int at = resource.indexOf('?');
        var headers = new HashMap<String, String>();
        for (Iterator<String> names = handshake.iterateHttpFields(); names.hasNext(); ) {
            String name = names.next();
            headers.put(name.toLowerCase(Locale.ROOT), handshake.getFieldValue(name));
        }
        return new SimHandshake(
                at < 0 ? resource : resource.substring(0, at),
                query(at < 0 ? "" : resource.substring(at + 1)),
                headers);
    }

    private static Map<String, String> query(String text) {
        var query = new HashMap<String, String>();
        for (String pair : text.split("&")) {
            int at = pair.indexOf('=');
            if (at > 0) {
                query.put(pair.substring(0, at), decoded(pair.substring(at + 1)));
            }
        }
        return query;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Who came shows in no text. */
    @Override
    public String toString() {
        return "SimHandshake[" + path + "]";
    }
}
