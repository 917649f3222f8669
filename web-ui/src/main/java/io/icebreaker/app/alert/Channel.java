package io.icebreaker.app.alert;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Ways by which an alert leaves the machine; the other actions (log, sse, voice) stay on it. */
public enum Channel {
    TELEGRAM,
    WHATSAPP,
    EMAIL,
    WEBHOOK;

    /** As rules, configuration and the delivery log spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All words, for messages. */
    public static String words() {
        return Arrays.stream(values()).map(Channel::word).collect(Collectors.joining(", "));
    }

    public static Optional<Channel> named(String word) {
        return Arrays.stream(values()).filter(channel -> channel.word().equals(word)).findFirst();
    }

    /** Those among a rule's actions, in our order. */
    static List<Channel> among(List<String> actions) {
        return Arrays.stream(values()).filter(it -> actions.contains(it.word())).toList();
    }
}
