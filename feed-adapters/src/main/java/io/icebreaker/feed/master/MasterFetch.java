package io.icebreaker.feed.master;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** Brings a file from somewhere to the disk. */
@FunctionalInterface
public interface MasterFetch {
    /**
     * Writes the bytes behind a URL to a new file, as they came; waits until it is there. What was written
     * before a failure may stay.
     *
     * @throws IOException saying in one line why there is no such file
     */
    void fetch(URI url, Path to) throws IOException;
}
