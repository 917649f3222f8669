package io.icebreaker.feed.order;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.rest.OrderRequest.Product;
import io.icebreaker.feed.rest.OrderRequest.Side;
import io.icebreaker.feed.rest.OrderRequest.Type;
import io.icebreaker.feed.rest.OrderRequest.Validity;
import io.icebreaker.feed.rest.OrderState;

/**
 * One order of this desk as it stands.
 *
 * @param number of its entry in the day's log
 * @param timeNs of that entry, epoch ns
 * @param value E4 rupees it counts for against the caps
 * @param orderId the broker's, empty while nobody knows it
 * @param text why it stands so, or why its last change or cancel failed, in plain words; empty when all is
 *     well
 * @param broker how it stands in the broker's book, null as long as it was not seen there
 */
public record DeskOrder(
        long number,
        long timeNs,
        String key,
        String tag,
        String segment,
        String symbol,
        Side side,
        long qty,
        Type type,
        long price,
        long trigger,
        Product product,
        Validity validity,
        long value,
        State state,
        String orderId,
        String text,
        OrderState broker) {
    /** What we know of it. */
    public enum State {
        /** In the log, on its way. */
        SENDING,
        /** The broker gave it a number. */
        ACCEPTED,
        /** Not placed: the broker, or the way there, refused it for good. */
        REFUSED,
        /** Sent, and no answer tells what became of it: the broker's book is being asked. */
        UNKNOWN,
        /** Was UNKNOWN; the broker's book does not have it. */
        NOT_THERE
    }

    DeskOrder as(State newState, String id, String why) {
        return new DeskOrder(
                number, timeNs, key, tag, segment, symbol, side, qty, type, price, trigger, product,
                validity, value, newState, id, why, broker);
    }

    /** With other words about it; it stands as it stood. */
    DeskOrder told(String why) {
        return as(state, orderId, why);
    }

    DeskOrder seen(OrderState inBook) {
        return new DeskOrder(
                number, timeNs, key, tag, segment, symbol, side, qty, type, price, trigger, product,
                validity, value, state, orderId, text, inBook);
    }

    DeskOrder terms(long newQty, long newPrice, long newTrigger, long newValue) {
        return new DeskOrder(
                number,
                timeNs,
                key,
                tag,
                segment,
                symbol,
                side,
                newQty,
                type,
                newPrice,
                newTrigger,
                product,
                validity,
                newValue,
                state,
                orderId,
                text,
                broker);
    }

    /** What it becomes with other terms, to be checked as a new one is. */
    OrderTicket ticket(BrokerInstrument instrument, long newQty, long newPrice, long newTrigger) {
        return new OrderTicket(
                key, instrument, side, newQty, type, newPrice, newTrigger, product, validity);
    }

    /** Whether it counts against the day's caps: not, once it is sure that nothing of it traded. */
    boolean counts() {
        boolean isRejected =
                broker != null
                        && broker.status() == OrderState.Status.REJECTED
                        && broker.filledQty() == 0;
        return state != State.REFUSED && state != State.NOT_THERE && !isRejected;
    }

    /** Whether it may still trade. */
    public boolean isWorking() {
        if (state == State.SENDING || state == State.UNKNOWN) {
            return true;
        }
        if (state != State.ACCEPTED) {
            return false;
        }
        return broker == null
                || switch (broker.status()) {
                    case PENDING, OPEN, PARTLY_FILLED, OTHER -> true;
                    case FILLED, CANCELLED, REJECTED, EXPIRED -> false;
                };
    }
}
