package io.icebreaker.feed.noren;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The slow, obvious reading of feed-noren 3.3 and 3.5: maps of text, regular expressions, big numbers. Keeps
 * the raw text of every key and makes numbers of it only to show it.
 */
final class NorenTwin {
    private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger MIN_LONG = BigInteger.valueOf(Long.MIN_VALUE);
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");
    private static final ZoneOffset IST = ZoneOffset.ofHoursMinutes(5, 30);
    private static final List<String> EXCHANGES =
            List.of("NSE", "BSE", "NFO", "BFO", "MCX", "CDS", "BCD");
    private static final List<String> QUIET =
            List.of("ak", "ck", "uk", "udk", "ok", "uok", "pk", "h", "hk", "om", "pm");
    private static final Map<String, String> PRICES = new TreeMap<>();
    private static final Map<String, String> QUANTITIES = new TreeMap<>();

    static {
        PRICES.putAll(Map.of("lp", "ltp", "ap", "atp", "o", "open", "h", "high", "l", "low"));
        PRICES.putAll(Map.of("c", "prev_close", "uc", "upper_circuit", "lc", "lower_circuit"));
        PRICES.putAll(Map.of("52h", "week52_high", "52l", "week52_low"));
        QUANTITIES.putAll(
                Map.of("v", "volume", "ltq", "ltq", "oi", "oi", "tbq", "tbq", "tsq", "tsq"));
        QUANTITIES.put("poi", "prev_oi");
        for (int level = 1; level <= 5; level++) {
            PRICES.put("bp" + level, "bp" + level);
            PRICES.put("sp" + level, "ap" + level);
            QUANTITIES.putAll(Map.of("bq" + level, "bq" + level, "sq" + level, "aq" + level));
            QUANTITIES.putAll(Map.of("bo" + level, "bo" + level, "so" + level, "ao" + level));
        }
    }

    /** By exchange, token and kind: column to text. */
    private final Map<String, Map<String, String>> states = new HashMap<>();

    /** The row, {@code reject} alone for a refusal, nothing for a message without a row. */
    Optional<Map<String, String>> read(byte[] utf8, long receiveTimeNs) {
        Map<String, String> message = parse(utf8);
        if (message == null || !message.containsKey("t")) {
            return refusal("TEXT");
        }
        String kind = message.get("t");
        if (QUIET.contains(kind)) {
            if (kind.equals("ak") || kind.equals("ck")) {
                states.clear();
            }
            return Optional.empty();
        }
        return List.of("tk", "tf", "dk", "df").contains(kind)
                ? row(kind, message, receiveTimeNs)
                : refusal("KIND");
    }

    private Optional<Map<String, String>> row(
            String kind, Map<String, String> message, long receiveTimeNs) {
        BigInteger token = token(message.getOrDefault("tk", ""));
        if (token == null) {
            return refusal("TOKEN");
        }
        String stream = kind.substring(0, 1);
        boolean isSnapshot = kind.endsWith("k");
        String exchange = message.get("e");
        if (exchange == null) {
            List<String> known =
                    EXCHANGES.stream()
                            .filter(e -> states.containsKey(e + " " + token + " " + stream))
                            .toList();
            if (isSnapshot || known.size() != 1) {
                return refusal("UNRESOLVED");
            }
            exchange = known.get(0);
        }
        if (!EXCHANGES.contains(exchange)) {
            return refusal("SEGMENT");
        }
        String key = exchange + " " + token + " " + stream;
        Map<String, String> state =
                isSnapshot ? new TreeMap<>() : states.getOrDefault(key, new TreeMap<>());
        message.forEach((k, text) -> merge(state, k, text, isSnapshot, receiveTimeNs));
        states.put(key, state);
        return Optional.of(shown(state, exchange, token));
    }

    private static void merge(
            Map<String, String> state,
            String key,
            String text,
            boolean isSnapshot,
            long receiveTimeNs) {
        String column = PRICES.getOrDefault(key, QUANTITIES.get(key));
        String value = PRICES.containsKey(key) ? price(text) : quantity(text);
        if (key.equals("ft") || key.equals("ltt")) {
            column = key.equals("ft") ? "exch_ns" : "ltt_ns";
            value = key.equals("ft") ? epoch(quantity(text)) : lastTrade(text, receiveTimeNs);
        }
        if (column == null || value == null) {
            return;
        }
        boolean isGuarded = !isSnapshot && List.of("o", "h", "l", "c", "ap").contains(key);
        if (!(isGuarded && value.equals("0") && !state.getOrDefault(column, "0").equals("0"))) {
            state.put(column, value);
        }
    }

    private static Map<String, String> shown(
            Map<String, String> state, String exchange, BigInteger token) {
        var row = new TreeMap<>(state);
        row.put("segment", exchange);
        row.put("token", token.toString());
        for (String side : List.of("b", "a")) {
            for (int level = 1; level <= 5; level++) {
                if (row.getOrDefault(side + "q" + level, "0").equals("0")) {
                    List.of("p", "q", "o").forEach(new LevelRemover(row, side, level)::remove);
                }
            }
        }
        return row;
    }

    private record LevelRemover(Map<String, String> row, String side, int level) {
        void remove(String field) {
            row.remove(side + field + level);
        }
    }

    private static String price(String text) {
        if (!text.matches("-?[0-9]{1,15}(\\.[0-9]{1,9})?")) {
            return null;
        }
        BigDecimal exact = new BigDecimal(text).setScale(4, RoundingMode.HALF_UP);
        BigInteger e4 = exact.unscaledValue();
        return e4.compareTo(MAX_LONG) > 0 || e4.compareTo(MIN_LONG) < 0 ? null : plain(exact);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String quantity(String text) {
        if (!text.matches("[0-9]{1,19}(\\.0+)?")) {
            return null;
        }
        BigInteger number = new BigDecimal(text).toBigInteger();
        return number.compareTo(MAX_LONG) > 0 ? null : number.toString();
    }

    private static BigInteger token(String text) {
        if (!text.matches("[0-9]{1,10}")) {
            return null;
        }
        BigInteger token = new BigInteger(text);
        return token.signum() == 0 || token.bitLength() > 32 ? null : token;
    }

    private static String epoch(String seconds) {
        BigInteger number = seconds == null ? MAX_LONG : new BigInteger(seconds);
        return number.bitLength() > 40 ? null : ns(Instant.ofEpochSecond(number.longValue()));
    }

    private static String ns(Instant time) {
        return time.isBefore(FIRST) || time.isAfter(LAST)
                ? null
                : time.getEpochSecond() + "000000000";
    }

    private static String lastTrade(String text, long receiveTimeNs) {
        try {
            if (text.matches("[0-9]{2}:[0-9]{2}:[0-9]{2}")) {
                return text.equals("05:30:00")
                        ? null
                        : ofClock(LocalTime.parse(text), receiveTimeNs);
            }
            if (text.matches("[0-9]{2}-[0-9]{2}-[0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2}")) {
                LocalDate date =
                        LocalDate.of(
                                Integer.parseInt(text.substring(6, 10)),
                                Integer.parseInt(text.substring(3, 5)),
                                Integer.parseInt(text.substring(0, 2)));
                LocalTime clock = LocalTime.parse(text.substring(11));
                return ns(LocalDateTime.of(date, clock).toInstant(IST));
            }
            return text.matches("[0-9]{9,11}") ? epoch(text) : null;
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    private static String ofClock(LocalTime clock, long receiveTimeNs) {
        Instant received = Instant.EPOCH.plusNanos(receiveTimeNs);
        Instant today = LocalDateTime.of(LocalDate.ofInstant(received, IST), clock).toInstant(IST);
        boolean isYesterday = today.isAfter(received.plusSeconds(60));
        return ns(isYesterday ? today.minusSeconds(86_400) : today);
    }

    private static Map<String, String> parse(byte[] utf8) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
            return text.startsWith("\ufeff") ? null : parse(text);
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }

    private static Map<String, String> parse(String text) {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            var message = new TreeMap<String, String>();
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                if (parser.nextToken() != JsonToken.VALUE_STRING) {
                    return null;
                }
                message.put(name, parser.getText());
            }
            return parser.nextToken() == null ? message : null;
        } catch (IOException notJson) {
            return null;
        }
    }

    private static Optional<Map<String, String>> refusal(String reason) {
        return Optional.of(Map.of("reject", reason));
    }
}
