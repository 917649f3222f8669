package io.icebreaker.app.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.concurrent.NanoClock;

/** Time that goes on only when somebody waits for it, or says so. Any thread. */
final class MovedClock implements InstantSource, NanoClock, Pauser {
    private final List<Long> pauses = new ArrayList<>();
    private Instant now;
    private boolean isClosing;

    MovedClock(long startNs) {
        now = MessageText.at(startNs);
    }

    synchronized void go(Duration on) {
        now = now.plus(on);
    }

    /** From now on waits are refused, as at the engine's end. */
    synchronized void closing() {
        isClosing = true;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized long nanoTime() {
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    @Override
    public synchronized boolean pause(long ns) {
        if (isClosing) {
            return false;
        }
        pauses.add(ns);
        now = now.plusNanos(ns);
        return true;
    }

    /** How long somebody waited, each time, ns. */
    synchronized List<Long> pauses() {
        return List.copyOf(pauses);
    }

    Clocks clocks() {
        return new Clocks(this, this, new SplittableRandom(7));
    }
}
