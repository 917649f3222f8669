package io.icebreaker.bar;

/**
 * A sum of products of longs, exact in 128 bits: squares of volumes leave 64. Products and the sum stay below
 * 2^126 in amount. One owner; no garbage.
 */
final class Wide implements Comparable<Wide> {
    private long high;
    private long low;

    void clear() {
        high = 0;
        low = 0;
    }

    void addProduct(long a, long b) {
        long part = a * b;
        low += part;
        high += Math.multiplyHigh(a, b) + (Long.compareUnsigned(low, part) < 0 ? 1 : 0);
    }

    void subtractProduct(long a, long b) {
        addProduct(-a, b);
    }

    boolean isZero() {
        return (high | low) == 0;
    }

    @Override
    public int compareTo(Wide other) {
        return high != other.high
                ? Long.compare(high, other.high)
                : Long.compareUnsigned(low, other.low);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Wide wide && compareTo(wide) == 0;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(high * 31 + low);
    }
}
