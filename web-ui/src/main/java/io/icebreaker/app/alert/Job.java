package io.icebreaker.app.alert;

import java.time.Instant;

/**
 * A message on its way.
 *
 * @param delivery its row in the log
 * @param tries made before, by an earlier run of the engine
 * @param expiresAt it is not sent after that
 */
record Job(long delivery, int tries, Message message, Instant expiresAt) {}
