package io.icebreaker.app.alert;

import io.icebreaker.app.Doubles;
import io.icebreaker.feed.rest.Plain;
import io.icebreaker.tick.Prices;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Words for an alert, the same whenever they are made. */
final class MessageText {
    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss", Locale.ROOT)
                    .withZone(QuietHours.IST);

    /** WhatsApp takes 1,600 characters, Telegram 4,096. */
    private static final int MOST = 1_400;

    private static final int KEY_BYTES = 16;
    private static final int VERSION_LENGTH = 8;

    private MessageText() {}

    /** The message of an alert for a channel. */
    static Message of(StoredAlert stored, Channel channel) {
        Alert alert = stored.alert();
        return new Message(
                key(stored, channel),
                alert.level(),
                title(stored),
                bounded(text(stored)),
                fields(stored));
    }

    private static String title(StoredAlert stored) {
        Alert alert = stored.alert();
        String where = stored.origin() == Origin.LIVE ? "" : stored.origin() + ": ";
        String what =
                switch (stored.kind()) {
                    case TEST -> "a test message of Icebreaker";
                    case DIGEST -> "alerts held back";
                    case ALERT -> alert.level() + " " + alert.instrument() + ": " + alert.ruleId();
                };
        return where + Plain.words(what);
    }

    private static String text(StoredAlert stored) {
        Alert alert = stored.alert();
        String time = TIME.format(at(alert.timeNs())) + " IST";
        if (stored.kind() != AlertKind.ALERT) {
            return alert.text() + "\n" + time;
        }
        String price = stored.priceE4() == 0 ? "" : " at " + Prices.format(stored.priceE4());
        String inputs =
                alert.inputs().entrySet().stream()
                        .map(input -> input.getKey() + " " + shown(input.getValue()))
                        .collect(Collectors.joining(", "));
        String version = alert.ruleVersion();
        return Plain.words(alert.text())
                + price
                + (inputs.isEmpty() ? "" : "\n" + inputs)
                + "\n"
                + time
                + (version.isEmpty()
                        ? ""
                        : ", rule "
                                + version.substring(0, Math.min(VERSION_LENGTH, version.length())));
    }

    private static String shown(double value) {
        return Double.isNaN(value) ? "?" : Doubles.text(value);
    }

    static Instant at(long ns) {
        return Instant.ofEpochSecond(0, ns);
    }

    private static String bounded(String text) {
        return text.length() <= MOST ? text : text.substring(0, MOST - 3) + "...";
    }

    private static Map<String, Object> fields(StoredAlert stored) {
        Alert alert = stored.alert();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", stored.kind().name());
        fields.put("origin", stored.origin().name());
        fields.put("level", alert.level().name());
        fields.put("rule", alert.ruleId());
        fields.put("ruleVersion", alert.ruleVersion());
        fields.put("instrument", alert.instrument());
        fields.put("text", alert.text());
        fields.put("inputs", StoredAlert.finite(alert.inputs()));
        fields.put("priceE4", stored.priceE4() == 0 ? null : stored.priceE4());
        fields.put("sequence", alert.sequence());
        fields.put("timeNs", alert.timeNs());
        return fields;
    }

    /** What makes this alert this alert, and the channel, in a digest. */
    private static String key(StoredAlert stored, Channel channel) {
        Alert alert = stored.alert();
        String all =
                String.join(
                        "\n",
                        stored.kind().name(),
                        stored.origin().name(),
                        Long.toString(alert.timeNs()),
                        Long.toString(alert.sequence()),
                        alert.ruleId(),
                        alert.instrument(),
                        channel.word());
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, KEY_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
