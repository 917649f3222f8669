package io.icebreaker.feed.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One request, immutable; each method below returns a changed copy. Its text form is method and path only.
 */
public final class RestCall {
    static final String FORM = "application/x-www-form-urlencoded";
    static final String JSON = "application/json";

    private static final byte[] NO_BODY = {};

    private final String method;
    private final String path;
    private final String query;
    private final byte[] body;
    private final Map<String, String> headers;
    private final String bucket;
    private final boolean isRepeatable;
    private final Duration timeout;

    private RestCall(
            String method,
            String path,
            String query,
            byte[] body,
            Map<String, String> headers,
            String bucket,
            boolean isRepeatable,
            Duration timeout) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.body = body;
        this.headers = headers;
        this.bucket = bucket;
        this.isRepeatable = isRepeatable;
        this.timeout = timeout;
    }

    /**
     * A question: repeated when the network or the broker fails.
     *
     * @param bucket the rate limit it counts against, one of {@link RateLimits}
     * @param path below the client's base URI, beginning with a slash, without a query
     */
    public static RestCall get(String bucket, String path) {
        return new RestCall("GET", path, "", NO_BODY, Map.of(), bucket, true, null);
    }

    /** POST, PUT or DELETE: tried once, whatever happens, unless {@link #repeatable}. */
    public static RestCall send(String method, String bucket, String path) {
        return new RestCall(method, path, "", NO_BODY, Map.of(), bucket, false, null);
    }

    /** A POST that only asks (SmartAPI, Dhan and Noren do so): a repetition does no harm. */
    public RestCall repeatable() {
        return new RestCall(method, path, query, body, headers, bucket, true, timeout);
    }

    /** Tried once, and no longer than this: for a question that something to be done waits for. */
    public RestCall onceWithin(Duration longest) {
        return new RestCall(method, path, query, body, headers, bucket, false, longest);
    }

    /** Adds a query parameter; both are encoded here. The same name may come again. */
    public RestCall query(String name, String value) {
        String more = (query.isEmpty() ? "" : query + "&") + encode(name) + "=" + encode(value);
        return new RestCall(method, path, more, body, headers, bucket, isRepeatable, timeout);
    }

    /** Sets the body to a form of these fields, in the map's order. */
    public RestCall form(Map<String, String> fields) {
        String text =
                fields.entrySet().stream()
                        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&"));
        return body(FORM, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sets the body to this JSON text. */
    public RestCall json(String text) {
        return body(JSON, text.getBytes(StandardCharsets.UTF_8));
    }

    public RestCall body(String contentType, byte[] bytes) {
        return new RestCall(method, path, query, bytes, headers, bucket, isRepeatable, timeout)
                .header("Content-Type", contentType);
    }

    public RestCall header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new RestCall(method, path, query, body, more, bucket, isRepeatable, timeout);
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    /** Encoded, without the question mark; may hold a secret. */
    String query() {
        return query;
    }

    byte[] body() {
        return body;
    }

    Map<String, String> headers() {
        return headers;
    }

    public String bucket() {
        return bucket;
    }

    /** Of one try; null for the client's usual one. */
    Duration timeout() {
        return timeout;
    }

    public boolean isRepeatable() {
        return isRepeatable;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
