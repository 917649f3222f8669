package io.icebreaker.journal.archive;

/**
 * A block as the index lists it.
 *
 * @param offset of its head in the file
 * @param epochDay of the journal file its records stood in
 */
public record ArchiveBlock(
        long offset, long firstSequence, long lastSequence, int events, int epochDay) {}
