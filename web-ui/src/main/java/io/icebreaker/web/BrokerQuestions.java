package io.icebreaker.web;

import io.icebreaker.bar.Interval;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a running engine asks its brokers on request: each call goes out under the account's own rate limits
 * and blocks until the broker answers, some seconds at worst. Answers are trees of maps, lists, texts,
 * numbers and nulls: prices E4, times epoch ms. Any thread.
 */
public interface BrokerQuestions {
    /** Nobody to ask: a demo's, a replay's. */
    BrokerQuestions NONE = new NoQuestions();

    /**
     * Quotes in the order asked; what the broker does not know is listed apart.
     *
     * @param instruments {@code SEGMENT:SYMBOL}
     */
    Map<String, Object> quotes(String account, List<String> instruments) throws NotAnswered;

    /**
     * The chain around the market.
     *
     * @param expiry null for the nearest
     */
    Map<String, Object> chain(String account, String underlying, LocalDate expiry, int strikes)
            throws NotAnswered;

    /** Bars that start in [fromNs, toNs), epoch ns. */
    Map<String, Object> history(
            String account, String instrument, Interval interval, long fromNs, long toNs)
            throws NotAnswered;

    /** The account's money. */
    Map<String, Object> margins(String account) throws NotAnswered;

    /** A question without an answer. */
    final class NotAnswered extends Exception {
        private static final long serialVersionUID = 1L;

        private final int status;
        private final String field;
        private final String code;
        private final String hint;
        private final long retryS;

        /**
         * @param status of the HTTP answer
         * @param why plain, no secret
         * @param code the broker's own, "" for none
         * @param hint what to do
         * @param retryS when to ask again, s from now; 0 where that would change nothing
         */
        public NotAnswered(
                int status, String field, String why, String code, String hint, long retryS) {
            super(why);
            this.status = status;
            this.field = field;
            this.code = code;
            this.hint = hint;
            this.retryS = retryS;
        }

        int status() {
            return status;
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

        long retryS() {
            return retryS;
        }
    }
}
