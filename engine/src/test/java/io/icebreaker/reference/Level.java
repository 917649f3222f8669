package io.icebreaker.reference;

/**
 * One book level as a packet carried it; what the packet left out is null.
 *
 * @param price E4
 * @param qty displayed size in units
 * @param orders number of orders behind it
 */
public record Level(Long price, Long qty, Long orders) {
    public static final Level EMPTY = new Level(null, null, null);

    /** A level counts with a price and a size above 0 (analytics 1). */
    public boolean present() {
        return price != null && qty != null && price > 0 && qty > 0;
    }

    boolean blank() {
        return price == null && qty == null && orders == null;
    }
}
