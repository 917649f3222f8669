/**
 * Nothing is lost: every event of the ring is written to {@code input/} before what it led to is shown,
 * what it led to is written to {@code output/} with a rolling hash, and both are read back by the same code
 * that replays and verifies. Writers are stages on their lane; readers are cold. Formats: {@link
 * io.icebreaker.journal.JournalFormat}.
 */
package io.icebreaker.journal;
