package io.icebreaker.app.alert;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One firing of a rule, as the engine found it. What a replay finds again is equal in {@code timeNs}, {@code
 * sequence}, {@code ruleId} and {@code instrument}, and so is the same alert.
 *
 * @param sequence of the event that caused it, in its day's journal
 * @param ruleId the rule's name
 * @param ruleVersion hash of its canonical form, hexadecimal
 * @param instrument as the page calls it
 * @param text one sentence
 * @param inputs values of the identifiers the rule looked at, by name; {@code side} (+1, -1), where there is
 *     one, is the direction its outcome is judged by
 * @param actions where it is to go: log, sse, telegram, whatsapp, email, voice, webhook
 * @param timeNs event time, epoch ns UTC
 */
public record Alert(
        long sequence,
        String ruleId,
        String ruleVersion,
        String instrument,
        AlertLevel level,
        String text,
        Map<String, Double> inputs,
        List<String> actions,
        long timeNs) {
    private static final String SIDE = "side";

    public Alert {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        actions = List.copyOf(actions);
    }

    /** +1: it says up, -1: it says down, 0: it does not say. */
    int side() {
        return (int) Math.signum(inputs.getOrDefault(SIDE, 0.0));
    }
}
