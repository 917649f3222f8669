package io.icebreaker.web;

import java.util.List;

/**
 * Real orders as the server sees them (dashboard UI-07). Without an armed account there are none: {@link
 * #NONE}. Answers come from any thread; placing, changing and cancelling block until the broker answers.
 */
public interface Orders {
    /** No account is armed: nothing can be ordered. */
    Orders NONE = new NoOrders();

    /** The armed account's name; empty when none is. */
    String account();

    /** Prices and values E4, quantities in units. */
    record Caps(long orderQty, long orderValue, int dayOrders, long dayQty, long dayValue) {}

    /** What counts against the day's caps. */
    record Day(int orders, long qty, long value) {}

    /**
     * One order of this page's.
     *
     * @param state SENDING, ACCEPTED, REFUSED, UNKNOWN or NOT_THERE
     * @param brokerState how it stands in the broker's book, empty while it was not seen there
     * @param text why it stands so; empty when all is well
     */
    record Row(
            long number,
            long timeNs,
            String key,
            String segment,
            String symbol,
            String side,
            long qty,
            String type,
            long price,
            long trigger,
            String product,
            String validity,
            String state,
            String orderId,
            String brokerState,
            long filledQty,
            long averagePrice,
            boolean isWorking,
            String text) {}

    /** What a user wants ordered: words as in API.md, price and trigger E4 or 0. */
    record Ask(
            String key,
            String instrument,
            String side,
            long qty,
            String type,
            long price,
            long trigger,
            String product,
            String validity,
            String confirm) {}

    /** What a working order becomes. */
    record Change(long number, long qty, long price, long trigger, String confirm) {}

    /** An order that was not sent. */
    final class NotSent extends Exception {
        private static final long serialVersionUID = 1L;

        private final int status;
        private final String field;
        private final String hint;

        /**
         * @param status of the HTTP answer
         * @param hint what to do; for the field {@code confirm} the very text to type
         */
        public NotSent(int status, String field, String why, String hint) {
            super(why);
            this.status = status;
            this.field = field;
            this.hint = hint;
        }

        Refusal refusal() {
            return new Refusal(status, getMessage(), field, hint);
        }
    }

    Caps caps();

    Day day();

    /** Oldest first. */
    List<Row> orders();

    /** Orders of the account that were placed elsewhere: how many the broker's book has. */
    int elsewhere();

    /** Why the broker's book could not be read; empty when it could. */
    String problem();

    Row place(Ask ask) throws NotSent;

    Row change(Change change) throws NotSent;

    Row cancel(long number) throws NotSent;
}
