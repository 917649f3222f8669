package io.icebreaker.web;

import java.util.List;
import java.util.Map;

/**
 * Rules and alerts as the page deals with them; answers are the trees of web-ui/API.md. Calls come from any
 * HTTP thread and return at once, but for looks into files.
 */
public interface Alerts {
    /** A server that watches no rules. */
    Alerts NONE = new NoAlerts();

    /** Why something was not done: an HTTP status and the answer's tree. */
    final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int status;
        private final transient Map<String, Object> tree;

        public Refused(int status, Map<String, Object> tree) {
            super(String.valueOf(tree.get("error")), null, false, false); // an answer, no accident
            this.status = status;
            this.tree = tree;
        }

        public Refused(int status, String error, String field, String hint) {
            this(status, Map.of("error", error, "field", field, "hint", hint));
        }

        int status() {
            return status;
        }

        public Map<String, Object> tree() {
            return tree;
        }
    }

    /**
     * Which alerts are wanted; what is null or 0 is not asked for.
     *
     * @param level INFO, WARNING or CRITICAL
     * @param rule its name
     * @param instrument as alerts call it
     * @param status DELIVERED, SUPPRESSED_COOLDOWN and so on
     * @param fromNs event time, included
     * @param toNs event time, excluded
     * @param before only alerts with smaller numbers
     */
    record Ask(
            String level,
            String rule,
            String instrument,
            String status,
            long fromNs,
            long toNs,
            long before) {}

    /** The rules in use, how they stand, and the versions kept; {@code version} is the answer's ETag. */
    Map<String, Object> rules();

    /** An earlier version as it was saved. */
    Map<String, Object> rules(long version);

    /**
     * Saves rules and takes them into use.
     *
     * @param expected the version that the page has changed
     * @param json an array of rules
     */
    Map<String, Object> save(long expected, String json);

    /** Tries a rule on a recorded day, beside what runs; one at a time. */
    Map<String, Object> startTest(String rule, String journal);

    /** How the last try stands. */
    Map<String, Object> test();

    void stopTest();

    /** Alerts of the past, the newest first. */
    List<Map<String, Object>> alerts(Ask ask, int most);

    /** What prices did after the alerts of each rule. */
    Map<String, Object> performance();

    Map<String, Object> channels();

    /** Sends a test message. */
    Map<String, Object> testChannel(String channel);

    /** Holds back all but CRITICAL for so many minutes; 0 ends it. */
    Map<String, Object> mute(int minutes);
}
