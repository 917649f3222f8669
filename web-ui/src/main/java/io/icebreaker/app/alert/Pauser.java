package io.icebreaker.app.alert;

/** Waits for a channel. */
@FunctionalInterface
interface Pauser {
    /**
     * @return false when the engine is closing: then nothing more is to be begun
     */
    boolean pause(long ns) throws InterruptedException;
}
