package io.icebreaker.feed.noren;

import io.icebreaker.feed.login.Secret;
import org.agrona.concurrent.NanoClock;

/**
 * When the account may be tried again (feed-noren 4). The house lets in one socket a token and evicts the
 * older one with a clean close; and after a clean close it may refuse a good token for a while. So a
 * connection that ends right behind its login is no lost link: another program uses the token, and a loop
 * would have both evict each other for ever. And a refused token is tried again at growing pauses, three
 * times in all, before only another one will do.
 *
 * <p>Any thread.
 */
final class NorenGate {
    private static final long SECOND = 1_000_000_000L;
    private static final int CLEAN_CLOSE = 1_000;

    /** A clean close so soon behind the acknowledgement is an eviction. */
    private static final long EVICTED_WITHIN_NS = 10 * SECOND;

    /** Shorter than any wait for a place, longer than the first retry of a lost link. */
    private static final long PAUSE_NS = 5 * SECOND;

    private static final int MAX_REFUSALS = 3;
    private static final long FIRST_PAUSE_NS = 5 * SECOND;

    private final NanoClock clock;
    private NorenSession.Credentials tried;
    private Secret refused;
    private int refusals;
    private long refusedNs;
    private boolean isIn;
    private long inNs;
    private boolean wasEvicted;
    private long evictedNs;

    NorenGate(NanoClock clock) {
        this.clock = clock;
    }

    /** A connection is about to be made with these. */
    synchronized void trying(NorenSession.Credentials me) {
        tried = me;
        isIn = false;
    }

    /** What the present connection was made with. */
    synchronized NorenSession.Credentials tried() {
        return tried;
    }

    synchronized void accepted() {
        refusals = 0;
        refused = null;
        isIn = true;
        inNs = clock.nanoTime();
    }

    /** The last credentials were refused, by the handshake or in the stream. */
    synchronized void refused() {
        if (tried == null) {
            return; // without a token nothing was tried
        }
        refusals = tried.token().equals(refused) ? refusals + 1 : 1;
        refused = tried.token();
        refusedNs = clock.nanoTime();
        isIn = false;
    }

    /** Whether these are worth a connection while a token is waited for. */
    synchronized boolean mayTry(NorenSession.Credentials me) {
        if (!me.token().equals(refused)) {
            return true;
        }
        long pauseNs = FIRST_PAUSE_NS << refusals - 1; // 5 s, 10 s
        return refusals < MAX_REFUSALS && clock.nanoTime() - refusedNs >= pauseNs;
    }

    /** Whether a farewell means that another program has taken our place. */
    synchronized boolean isEviction(int closeCode) {
        boolean isEviction =
                closeCode == CLEAN_CLOSE && isIn && clock.nanoTime() - inNs < EVICTED_WITHIN_NS;
        if (isEviction) {
            isIn = false;
            wasEvicted = true;
            evictedNs = clock.nanoTime();
        }
        return isEviction;
    }

    /** Whether that was just now: coming back would evict the other in turn. */
    synchronized boolean mustPause() {
        wasEvicted &= clock.nanoTime() - evictedNs < PAUSE_NS;
        return wasEvicted;
    }
}
