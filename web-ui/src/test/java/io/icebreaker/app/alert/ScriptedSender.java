package io.icebreaker.app.alert;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Answers as it is told, then well; remembers what it was given. Any thread. */
final class ScriptedSender implements Sender {
    static final Outcome BUSY = new Outcome.Later("busy", 0, true);
    static final Outcome GONE = new Outcome.Later("gone", 0, false);
    static final Outcome LOST = new Outcome.Unknown("lost");
    static final Outcome NO = new Outcome.Refused("no");

    private final Deque<Outcome> script = new ArrayDeque<>();
    private final List<Message> sent = new ArrayList<>();
    private volatile CountDownLatch held = new CountDownLatch(0);

    ScriptedSender(Outcome... outcomes) {
        script.addAll(List.of(outcomes));
    }

    /** Calls from now on do not end before {@link #release}. */
    void hold() {
        held = new CountDownLatch(1);
    }

    void release() {
        held.countDown();
    }

    @Override
    public Outcome send(Message message) {
        Outcome outcome;
        synchronized (this) {
            sent.add(message);
            outcome = script.isEmpty() ? new Outcome.Sent("here") : script.removeFirst();
        }
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return LOST;
        }
        return outcome;
    }

    synchronized List<Message> sent() {
        return List.copyOf(sent);
    }
}
