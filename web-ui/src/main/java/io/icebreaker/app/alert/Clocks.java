package io.icebreaker.app.alert;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * What of time and chance deliveries go by.
 *
 * @param wall for stamps, ages, quiet hours
 * @param monotonic for circuit breakers
 * @param jitter spreads tries
 */
record Clocks(InstantSource wall, NanoClock monotonic, RandomGenerator jitter) {
    static final Clocks USUAL =
            new Clocks(
                    InstantSource.system(),
                    SystemNanoClock.INSTANCE,
                    RandomGenerator.of("L64X128MixRandom"));
}
