package io.icebreaker.feed;

import io.icebreaker.tick.FeedState;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.NanoClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The states of a feed and what leads from one to the next. It never sleeps: {@link #step} does what is
 * due by the clock it was given.
 *
 * <pre>
 * CONNECTING ─▶ CONNECTED ─▶ LIVE ⇄ LATE          any ─▶ DOWN ─(back-off)─▶ CONNECTING
 *      │             └──────▶ MUTE, CLOSED ─▶ LIVE
 *      └─ 401, 403 ─▶ WAITING_FOR_TOKEN ─(a token not refused yet)─▶ CONNECTING
 *      any ─(a request the broker calls wrong)─▶ DOWN ─(other request, other token)─▶ CONNECTING
 * </pre>
 *
 * Two watches run apart: a link without any frame is dead and replaced; a link that only beats is MUTE in a
 * session, and replaced when that lasts and its instruments used to tick, and CLOSED out of it, and left
 * alone. CONNECTED is published before the subscription is sent, so no tick of a new link comes before it. A
 * token that has opened a link before is tried three times, for a gateway's 403 may pass; one that never has,
 * or that the broker calls bad inside the stream, is not tried again.
 *
 * <p>One thread. <b>Errors.</b> A broken link is retried for ever; each failure is logged once, with the
 * reason and never with a secret.
 */
final class FeedMachine {
    private static final Logger LOG = LoggerFactory.getLogger(FeedMachine.class);
    private static final int TOKEN_TRIES = 3;

    /** Who is refused a place again waits so many times as long: a minute, then five (feed-dhan 8). */
    private static final int LONGER = 5;

    private enum Phase {
        WAITING,
        LOGGING_IN,
        UP,
        WITHOUT_TOKEN,
        STOPPED,
        OVER
    }

    private final String name;
    private final FeedConnector connector;
    private final FeedTimings timings;
    private final NanoClock clock;
    private final FeedCounters counters;
    private final FeedVoice voice;
    private final Liveness liveness;
    private final LinkNews news;
    private final Backoff backoff;
    private final ConnectRate rate;

    private Phase phase = Phase.WAITING;
    private long dueNs;
    private FeedLink link;
    private LinkWatch watch;
    private long openedNs;
    private boolean hasWorked;
    private int refusals;
    private int slotRefusals;

    FeedMachine(
            String name,
            FeedConnector connector,
            FeedSetup setup,
            FeedVoice voice,
            FeedCounters counters,
            TickingShare share) {
        this.name = name;
        this.connector = connector;
        this.voice = voice;
        this.counters = counters;
        timings = setup.timings();
        clock = setup.clocks().monotonic();
        liveness = new Liveness(setup, counters, share);
        news = new LinkNews(voice, liveness);
        backoff = new Backoff(timings, setup.jitter());
        rate = new ConnectRate(timings.connectsPerMinute());
        dueNs = clock.nanoTime();
    }

    /** How the feed stands; any thread. */
    FeedState state() {
        return voice.state();
    }

    /** Does what is due. To be called every few ten milliseconds. */
    void step() {
        try {
            next();
        } catch (RuntimeException e) {
            LOG.error("feed {}: a failure of ours", name, e);
            counters.add(FeedCounter.CALLBACK_FAILURES);
            if (isOpen()) {
                over("a failure of ours: " + e.getClass().getSimpleName());
            } else {
                down("a failure of ours: " + e.getClass().getSimpleName());
            }
        }
    }

    private void next() {
        switch (phase) {
            case WAITING -> {
                if (isDue()) {
                    tryToConnect();
                }
            }
            case LOGGING_IN -> logIn();
            case UP -> lookAfter();
            case WITHOUT_TOKEN -> {
                if (isDue()) {
                    lookAgain(connector.hasFreshCredentials());
                }
            }
            case STOPPED -> {
                if (isDue()) {
                    lookAgain(connector.hasChanged());
                }
            }
            case OVER -> {
                // Closed: nothing is ever due again.
            }
        }
    }

    private boolean isDue() {
        return clock.nanoTime() - dueNs >= 0;
    }

    private void waitFor(long ns) {
        phase = Phase.WAITING;
        dueNs = clock.nanoTime() + ns;
    }

    private void tryToConnect() {
        long busyNs = rate.waitNs(clock.nanoTime());
        if (busyNs > 0) {
            waitFor(busyNs);
            return;
        }
        rate.onTry(clock.nanoTime());
        voice.say(FeedState.CONNECTING, "");
        watch = new LinkWatch(clock);
        try {
            link = connector.connect(watch);
            opened();
        } catch (HandshakeRefused e) {
            counters.add(FeedCounter.CONNECT_FAILURES);
            onRefused(e);
        } catch (IOException e) {
            counters.add(FeedCounter.CONNECT_FAILURES);
            down(e.getMessage() == null ? e.toString() : e.getMessage());
        } catch (RuntimeException e) { // its message may hold the URL, and the URL the token
            counters.add(FeedCounter.CONNECT_FAILURES);
            down("a failure of ours: " + e.getClass().getSimpleName());
        }
    }

    private void onRefused(HandshakeRefused e) {
        if (e.needsToken()) {
            counters.add(FeedCounter.TOKEN_REFUSALS);
            refusals++;
            if (hasWorked && refusals < TOKEN_TRIES) {
                down(e.getMessage());
            } else {
                waitForToken(e);
            }
        } else if (e.needsPatience()) {
            noSlot(e.getMessage());
        } else {
            down(e.getMessage());
        }
    }

    private void noSlot(String reason) {
        counters.add(FeedCounter.SLOT_REFUSALS);
        long waitNs = timings.slotRetryNs() * (slotRefusals++ == 0 ? 1 : LONGER);
        LOG.warn("feed {}: {}; next try in {} ms", name, reason, ms(waitNs));
        voice.say(FeedState.DOWN, reason);
        waitFor(waitNs);
    }

    /** The same request would be refused again for ever. */
    private void stop(String reason) {
        LOG.warn("feed {}: {}; not tried again until instruments or login change", name, reason);
        counters.add(FeedCounter.STOPS);
        voice.say(FeedState.DOWN, reason + "; stopped until instruments or login change");
        phase = Phase.STOPPED;
        dueNs = clock.nanoTime() + timings.tokenPollNs();
    }

    private void waitForToken(HandshakeRefused refusal) {
        LOG.warn("feed {}: {}; waiting for a new token", name, refusal.getMessage());
        connector.onRefused(refusal);
        voice.say(FeedState.WAITING_FOR_TOKEN, refusal.getMessage());
        phase = Phase.WITHOUT_TOKEN;
        hasWorked = false;
        dueNs = clock.nanoTime();
    }

    private void lookAgain(boolean isWorthATry) {
        if (isWorthATry) {
            backoff.reset();
            refusals = 0;
            slotRefusals = 0;
            waitFor(0);
            tryToConnect();
        } else {
            dueNs = clock.nanoTime() + timings.tokenPollNs();
        }
    }

    private void opened() {
        counters.add(FeedCounter.CONNECTS);
        watch.onFrame(); // the handshake was a sign of life: a slow one must not count as silence
        openedNs = clock.nanoTime();
        liveness.begin();
        phase = Phase.LOGGING_IN;
        logIn();
    }

    private void logIn() {
        if (watch.isLoggedIn() && watch.ended() == null) {
            phase = Phase.UP;
            hasWorked = true;
            refusals = 0;
            voice.connected();
            link.subscribe();
        } else if (clock.nanoTime() - openedNs > timings.connectTimeoutNs()) {
            counters.add(FeedCounter.LOGIN_TIMEOUTS);
            over("login not answered for " + ms(timings.connectTimeoutNs()) + " ms");
        } else {
            String reason = liveness.verdict(watch);
            if (reason != null) {
                over(reason);
            }
        }
    }

    /** Looks after a link until it is over. */
    private void lookAfter() {
        String reason = liveness.verdict(watch);
        if (reason != null) {
            news.lost(watch);
            over(reason);
            return;
        }
        link.pulse();
        news.say(watch);
    }

    private void over(String reason) {
        link.close();
        long livedNs = clock.nanoTime() - openedNs;
        if (livedNs >= timings.stableAfterNs()) {
            backoff.reset();
            slotRefusals = 0;
        }
        switch (watch.how()) {
            case TOKEN -> {
                counters.add(FeedCounter.TOKEN_REFUSALS);
                waitForToken(HandshakeRefused.inStream(reason));
            }
            case NO_SLOT -> noSlot(reason);
            case STOPPED -> stop(reason);
            case LOST -> down(reason);
        }
    }

    private void down(String reason) {
        long waitNs = backoff.nextNs();
        LOG.warn("feed {}: {}; next try in {} ms", name, reason, ms(waitNs));
        voice.say(FeedState.DOWN, reason);
        waitFor(waitNs);
    }

    private static long ms(long ns) {
        return TimeUnit.NANOSECONDS.toMillis(ns);
    }

    /** Ends the connection and says so. */
    void end() {
        if (isOpen()) {
            link.close();
        }
        phase = Phase.OVER;
        voice.say(FeedState.OFF, "closed");
    }

    private boolean isOpen() {
        return phase == Phase.LOGGING_IN || phase == Phase.UP;
    }
}
