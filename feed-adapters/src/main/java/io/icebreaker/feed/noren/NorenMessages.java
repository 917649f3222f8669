package io.icebreaker.feed.noren;

import io.icebreaker.feed.BrokerInstrument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a client says on the stream (feed-noren 3.1). */
final class NorenMessages {
    static final String HEARTBEAT = "{\"t\":\"h\"}";

    private NorenMessages() {}

    /** The login. Holds the token: never logged. */
    static String connect(NorenConfig.Dialect dialect, String user, String token) {
        Map<String, String> message = new LinkedHashMap<>();
        message.put("t", dialect.task());
        message.put("uid", user);
        message.put("actid", user);
        message.put("source", "API");
        message.put(dialect.tokenKey(), token);
        return NorenText.object(message);
    }

    /** Order updates of the account, on this very socket. */
    static String orders(String user) {
        Map<String, String> message = new LinkedHashMap<>();
        message.put("t", "o");
        message.put("actid", user);
        return NorenText.object(message);
    }

    /** Asks for the depth feed. */
    static String subscribe(List<BrokerInstrument> batch) {
        return of("d", batch);
    }

    static String unsubscribe(List<BrokerInstrument> batch) {
        return of("ud", batch);
    }

    private static String of(String task, List<BrokerInstrument> batch) {
        Map<String, String> message = new LinkedHashMap<>();
        message.put("t", task);
        message.put(
                "k",
                batch.stream()
                        .map(one -> one.segment() + "|" + one.token())
                        .collect(Collectors.joining("#")));
        return NorenText.object(message);
    }

    /**
     * Whether the message's {@code t} is tk, tf, dk or df, told by its bytes without taking it apart. A
     * quote inside a text is escaped, so no text can look like the key.
     */
    static boolean isMarketData(byte[] utf8) {
        for (int at = 0; at + 2 < utf8.length; at++) {
            if (utf8[at] == '"' && utf8[at + 1] == 't' && utf8[at + 2] == '"') {
                int colon = skipSpace(utf8, at + 3);
                if (colon < utf8.length && utf8[colon] == ':') {
                    return isRow(utf8, skipSpace(utf8, colon + 1));
                }
            }
        }
        return false;
    }

    private static boolean isRow(byte[] utf8, int quote) {
        return quote + 3 < utf8.length
                && utf8[quote] == '"'
                && (utf8[quote + 1] == 't' || utf8[quote + 1] == 'd')
                && (utf8[quote + 2] == 'k' || utf8[quote + 2] == 'f')
                && utf8[quote + 3] == '"';
    }

    private static int skipSpace(byte[] utf8, int from) {
        int at = from;
        while (at < utf8.length && utf8[at] <= ' ' && utf8[at] > 0) {
            at++;
        }
        return at;
    }
}
