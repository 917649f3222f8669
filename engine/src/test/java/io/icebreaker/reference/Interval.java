package io.icebreaker.reference;

import java.time.Duration;

/** The time bars of analytics 2.2. */
public enum Interval {
    S1(Duration.ofSeconds(1)),
    S5(Duration.ofSeconds(5)),
    S15(Duration.ofSeconds(15)),
    S30(Duration.ofSeconds(30)),
    M1(Duration.ofMinutes(1)),
    M3(Duration.ofMinutes(3)),
    M5(Duration.ofMinutes(5)),
    M10(Duration.ofMinutes(10)),
    M15(Duration.ofMinutes(15)),
    M30(Duration.ofMinutes(30)),
    H1(Duration.ofHours(1)),
    D1(Duration.ofDays(1));

    private final long lengthNs;

    Interval(Duration length) {
        lengthNs = length.toNanos();
    }

    public long lengthNs() {
        return lengthNs;
    }
}
