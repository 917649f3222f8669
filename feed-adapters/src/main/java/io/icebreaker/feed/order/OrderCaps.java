package io.icebreaker.feed.order;

import io.icebreaker.tick.Prices;

/**
 * How much may be ordered; what is beyond is refused before anything is sent. Every cap is set by hand: there
 * are no defaults for other people's money.
 *
 * @param orderQty units an order
 * @param orderValue E4 rupees an order: quantity times the highest price that could matter
 * @param dayOrders orders a day
 * @param dayQty units of all orders of a day
 * @param dayValue E4 rupees of all orders of a day
 */
public record OrderCaps(long orderQty, long orderValue, int dayOrders, long dayQty, long dayValue) {
    public OrderCaps {
        if (orderQty < 1 || orderValue < 1 || dayOrders < 1 || dayQty < 1 || dayValue < 1) {
            throw new IllegalArgumentException("every cap must be at least 1");
        }
    }

    /**
     * Checks one more order.
     *
     * @param day what the day has seen
     * @throws OrderRefused naming the cap
     */
    void check(long qty, long value, DayTotals day) throws OrderRefused {
        require(qty <= orderQty, qty + " units", "max-order-qty", orderQty + "");
        require(value <= orderValue, rupees(value), "max-order-value", rupees(orderValue));
        require(
                day.orders() + 1 <= dayOrders,
                "order number " + (day.orders() + 1),
                "max-day-orders",
                dayOrders + "");
        require(
                day.qty() + qty <= dayQty,
                (day.qty() + qty) + " units on the day",
                "max-day-qty",
                dayQty + "");
        require(
                day.value() + value <= dayValue,
                rupees(day.value() + value) + " on the day",
                "max-day-value",
                rupees(dayValue));
    }

    private static void require(boolean within, String what, String cap, String most)
            throws OrderRefused {
        if (!within) {
            throw new OrderRefused(
                    OrderRefused.Reason.CAP,
                    "qty",
                    what + " would be more than trading." + cap + ", " + most,
                    "order less, or raise the cap in the configuration and start again");
        }
    }

    static String rupees(long value) {
        return "₹" + Prices.format(value);
    }

    /**
     * What counts against the day's caps: every order that was sent, but for those the broker refused.
     *
     * @param value E4 rupees
     */
    public record DayTotals(int orders, long qty, long value) {}
}
