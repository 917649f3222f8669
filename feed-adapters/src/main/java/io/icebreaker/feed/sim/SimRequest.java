package io.icebreaker.feed.sim;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request that came to {@link SimHttp}.
 *
 * @param query by name, decoded, all values in order
 * @param headers by lower-case name, the first value of each
 * @param body as sent, at most 1 MiB of it
 */
public record SimRequest(
        String method,
        String path,
        Map<String, List<String>> query,
        Map<String, String> headers,
        String body) {
    private static final int MAX_BYTES = 1 << 20;

    static SimRequest read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BYTES);
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) ->
                                headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        URI uri = exchange.getRequestURI();
        return new SimRequest(
                exchange.getRequestMethod(),
                uri.getPath(),
                parameters(uri.getRawQuery()),
                headers,
                new String(body, StandardCharsets.UTF_8));
    }

    /** The first value of a query parameter, or empty. */
    public String parameter(String name) {
        return query.getOrDefault(name, List.of("")).get(0);
    }

    /** The body's form fields, decoded. */
    public Map<String, String> form() {
        Map<String, String> form = new LinkedHashMap<>();
        parameters(body).forEach((name, values) -> form.put(name, values.get(0)));
        return form;
    }

    /** By name in lower case; empty when there is none. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    private static Map<String, List<String>> parameters(String text) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        if (text != null && !text.isEmpty()) {
            for (String pair : text.split("&")) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                found.computeIfAbsent(decode(name), n -> new ArrayList<>()).add(decode(value));
            }
        }
        return found;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
