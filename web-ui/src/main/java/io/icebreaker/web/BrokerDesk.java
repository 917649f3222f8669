package io.icebreaker.web;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * What the page's broker wizard asks of the engine: how accounts stand, and the four steps from keys to a
 * feed. Answers are trees of maps, lists, texts, numbers, truths and nulls, and never hold a secret: of a
 * key only whether it is set and its last four characters. Any HTTP thread; a login waits for the broker.
 */
public interface BrokerDesk {
    /** Every account, and where the wizard writes. */
    Map<String, Object> state();

    /**
     * The broker's own login page with the account's API key in it: for the browser's address bar, nothing
     * else.
     */
    URI loginPage(String feed);

    /** Step 1: keeps these keys; an empty one takes the old one out. Answers the account. */
    Map<String, Object> keys(String feed, Map<String, String> keys);

    /** Step 2: logs in with what is kept and these answers. Answers the account. */
    Map<String, Object> logIn(String feed, Map<String, String> answers);

    /** Step 3: connects for a few seconds and waits for three symbols to tick; answers at once. */
    Map<String, Object> startTest(String feed);

    /** How that goes. */
    Map<String, Object> test(String feed);

    /** Step 4: what could be chosen, and how many instruments each choice is. */
    Map<String, Object> choices(String feed);

    /**
     * Counts what these words choose (those of {@link #choices}, and single symbols), and writes them when
     * {@code save}.
     */
    Map<String, Object> universe(String feed, List<String> words, boolean save);

    /** A step that did not go through. */
    final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String field;
        private final String code;
        private final String hint;

        /**
         * @param cause plain, one sentence, no secret
         * @param field what it is about
         * @param code the broker's own code, "" for none
         * @param hint what to do
         */
        public Refused(String cause, String field, String code, String hint) {
            super(cause, null, false, false); // an answer, not an accident: no stack trace
            this.field = field;
            this.code = code;
            this.hint = hint;
        }

        String field() {
            return field;
        }

        String code() {
            return code;
        }

        String hint() {
            return hint;
        }
    }
}
