package io.icebreaker.feed.rest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.agrona.concurrent.NanoClock;

/** A clock that moves only when somebody waits or a test says so. Any thread. */
final class FakeTime implements NanoClock, RestClient.Pauser {
    private final List<Long> pauses = Collections.synchronizedList(new ArrayList<>());
    private long now;

    /** @param start any number: a monotonic clock may begin anywhere, below zero too */
    FakeTime(long start) {
        now = start;
    }

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public synchronized void pause(long ns) {
        pauses.add(ns);
        now += ns;
    }

    synchronized void pass(long ns) {
        now += ns;
    }

    List<Long> pauses() {
        return List.copyOf(pauses);
    }
}
