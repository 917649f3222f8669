package io.icebreaker.feed.chain;

import java.io.Closeable;
import java.io.IOException;

/** The snapshots of one file, in its order. */
interface ChainReader extends Closeable {
    /**
     * The next one, null at the end. Bad rows are reported and left out.
     *
     * @throws ChainException when what is left of the file cannot be used
     */
    ChainSnapshot next() throws IOException, ChainException;
}
