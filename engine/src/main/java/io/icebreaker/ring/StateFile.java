package io.icebreaker.ring;

import java.nio.file.Path;

/**
 * A snapshot on disk: the state of all stages, and of the board, as it stood behind one event of a journal.
 *
 * @param path the file
 * @param sequence the last event whose consequences are in it
 * @param receiveTimeNs receive time of that event, ns UTC
 * @param outputHash of all output up to it
 * @param maxInstruments room in the stages' arrays; a pipeline that starts from it has the same
 * @param hasBoard whether a board's content is in it, too
 */
public record StateFile(
        Path path,
        long sequence,
        long receiveTimeNs,
        long outputHash,
        int maxInstruments,
        boolean hasBoard) {

    /** Where a journal keeps its snapshots. */
    public static Path directory(Path journal) {
        return journal.resolve("snapshots");
    }

    /**
     * The latest snapshot of a journal not behind {@code sequence}; null when there is none. One that was
     * made by another build or with other settings, or is damaged, is passed over.
     */
    public static StateFile nearest(Path journal, long sequence) {
        return null;
    }
}
