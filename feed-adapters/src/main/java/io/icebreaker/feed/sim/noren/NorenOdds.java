package io.icebreaker.feed.sim.noren;

/**
 * How a Noren house misbehaves beyond what every broker can (feed-noren 4 and 8). Set by a test or a
 * demonstration, read under the server's lock. Any thread.
 */
public final class NorenOdds {
    private volatile int cap = Integer.MAX_VALUE;
    private volatile long lagNs;
    private volatile boolean dropsExchange;
    private volatile int refusals;
    private volatile int evictions;
    private volatile long badRequests;

    /** Scrips beyond so many are dropped without a word. */
    public void cap(int scrips) {
        cap = scrips;
    }

    /** The feed time lies so far behind. */
    public void lag(long ns) {
        lagNs = ns;
    }

    /** Deltas name no exchange. */
    public void dropExchange(boolean drops) {
        dropsExchange = drops;
    }

    /** The next logins are refused although the token is good. */
    public void refuseNext(int logins) {
        refusals = logins;
    }

    /** The next logins are followed by a clean close, as of another program with the same token. */
    public void evictNext(int logins) {
        evictions = logins;
    }

    /** Texts of clients that were no message. */
    public long badRequests() {
        return badRequests;
    }

    int cap() {
        return cap;
    }

    long lagNs() {
        return lagNs;
    }

    boolean dropsExchange() {
        return dropsExchange;
    }

    synchronized boolean refuses() {
        refusals = Math.max(-1, refusals - 1);
        return refusals >= 0;
    }

    synchronized boolean evictsNext() {
        evictions = Math.max(-1, evictions - 1);
        return evictions >= 0;
    }

    synchronized void noteBadRequest() {
        badRequests++;
    }
}
