package io.icebreaker.app.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Says what goes wrong, the same thing once in ten minutes. Any thread. */
final class Voice implements Consumer<String> {
    private static final Duration AGAIN = Duration.ofMinutes(10);

    private final Consumer<String> told;
    private final InstantSource clock;
    private String last = "";
    private Instant lastAt = Instant.EPOCH;

    Voice(Consumer<String> told, InstantSource clock) {
        this.told = told;
        this.clock = clock;
    }

    @Override
    public void accept(String words) {
        Instant now = clock.instant();
        synchronized (this) {
            if (words.equals(last) && now.isBefore(lastAt.plus(AGAIN))) {
                return;
            }
            last = words;
            lastAt = now;
        }
        told.accept(words);
    }
}
