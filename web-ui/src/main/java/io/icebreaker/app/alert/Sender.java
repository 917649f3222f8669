package io.icebreaker.app.alert;

/**
 * One try by one channel. Blocks for seconds, at most some time-outs in a row; throws nothing that is not a
 * bug. One thread.
 */
@FunctionalInterface
interface Sender {
    Outcome send(Message message);
}
