package io.icebreaker.feed.sim.smartapi;

import io.icebreaker.feed.sim.SimReply;
import io.icebreaker.tick.Prices;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** JSON as Angel One writes it: its envelope, its times in India, rupees as numbers. */
final class SmartText {
    private static final ZoneOffset INDIA = ZoneOffset.ofHoursMinutes(5, 30);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm:ss", Locale.ENGLISH).withZone(INDIA);
    private static final DateTimeFormatter CANDLE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx").withZone(INDIA);
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private SmartText() {}

    static SimReply good(String data) {
        return SimReply.json(
                "{\"status\":true,\"message\":\"SUCCESS\",\"errorcode\":\"\",\"data\":"
                        + data
                        + "}");
    }

    /** Refusals come with 200, and with either spelling of the code. */
    static SimReply bad(String code, String message) {
        return SimReply.json(
                "{\"success\":false,\"message\":"
                        + quoted(message)
                        + ",\"errorCode\":\""
                        + code
                        + "\",\"data\":null}");
    }

    /** A member whose value is written as it is given. */
    static String member(String name, String json) {
        return quoted(name) + ":" + json;
    }

    static String object(Map<String, ?> members) {
        List<String> texts = new ArrayList<>();
        members.forEach((name, value) -> texts.add(member(name, json(value))));
        return "{" + String.join(",", texts) + "}";
    }

    static String array(List<String> items) {
        return "[" + String.join(",", items) + "]";
    }

    private static String json(Object value) {
        return value instanceof Number || value instanceof Boolean || value instanceof Json
                ? value.toString()
                : quoted(String.valueOf(value));
    }

    /** Text that is JSON already. */
    record Json(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    static Json rupees(long price) {
        return new Json(Prices.format(price));
    }

    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    static String stamp(long timeNs) {
        return STAMP.format(Instant.ofEpochSecond(0, timeNs));
    }

    static String candleTime(long timeNs) {
        return CANDLE.format(Instant.ofEpochSecond(Math.floorDiv(timeNs, NS_PER_SECOND)));
    }

    /** {@code yyyy-MM-dd HH:mm} in India, epoch ns. */
    static long parseTimeNs(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T')).toEpochSecond(INDIA) * NS_PER_SECOND;
    }
}
