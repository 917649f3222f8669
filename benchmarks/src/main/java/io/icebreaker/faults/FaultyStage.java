package io.icebreaker.faults;

import io.icebreaker.stage.Stage;
import io.icebreaker.tick.Tick;

/** A stage that works until a chosen event comes. One thread; the figures for any. */
final class FaultyStage extends Stage {
    /** What it does to the chosen event. */
    enum Kind {
        RUNTIME_EXCEPTION,
        INTERNAL_ERROR,
        OUT_OF_MEMORY,
        LOOP
    }

    private static volatile long[] hoard;

    private final Kind kind;
    private final long victim;
    private volatile long faultNs;
    private volatile long nextNs;
    private volatile long seen;

    FaultyStage(Kind kind, long victim) {
        this.kind = kind;
        this.victim = victim;
    }

    @Override
    public String name() {
        return "faulty";
    }

    @Override
    public void onEvent(Tick tick, boolean endOfBatch) {
        if (tick.sequence() == victim) {
            faultNs = System.nanoTime();
            fail();
        }
        if (faultNs != 0 && nextNs == 0) {
            nextNs = System.nanoTime();
        }
        seen++;
    }

    private void fail() {
        System.out.println("FAULT");
        switch (kind) {
            case RUNTIME_EXCEPTION -> throw new IllegalStateException("thrown on purpose");
            case INTERNAL_ERROR -> throw new InternalError("thrown on purpose");
            case OUT_OF_MEMORY -> exhaust();
            case LOOP -> {
                while (true) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    /** What no heap here can hold: 8 GiB. */
    private static void exhaust() {
        hoard = new long[1 << 30];
    }

    /** Events it has worked on. */
    long seen() {
        return seen;
    }

    /** From the fault to the next event, ns; -1 before that. */
    long nextAfterNs() {
        return nextNs == 0 ? -1 : nextNs - faultNs;
    }
}
