package io.icebreaker.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where an alert goes (analytics 9.6). */
public enum Action {
    LOG,
    SSE,
    TELEGRAM,
    WHATSAPP,
    EMAIL,
    VOICE,
    WEBHOOK;

    /** Of a rule that names none. */
    public static final List<Action> USUAL = List.of(LOG, SSE);

    /** As rule files spell it. */
    public String spelled() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By its spelling; null when there is none. */
    static Action named(String spelled) {
        for (Action action : values()) {
            if (action.spelled().equals(spelled)) {
                return action;
            }
        }
        return null;
    }

    /** All spellings, for messages. */
    static String all() {
        return String.join(" ", Arrays.stream(values()).map(Action::spelled).toList());
    }
}
