package io.icebreaker.bench;

/**
 * One token that ended.
 *
 * @param broker whose
 * @param lostNs when it ended, epoch ns
 * @param tokenNs when the new one lay in its file, epoch ns
 */
record Loss(String broker, long lostNs, long tokenNs) {}
