package io.icebreaker.feed.master;

import java.net.URI;

/**
 * One file of a master.
 *
 * @param name what it is kept as, without directories: {@code instruments.csv}
 * @param url where it is fetched; needs no credentials
 * @param packing how it comes over the wire
 */
public record MasterFile(String name, URI url, Packing packing) {
    /** How a file is packed; a gzip that the server announces by header is undone in any case. */
    public enum Packing {
        PLAIN,
        GZIP,
        /** An archive of which the first entry is the file. */
        ZIP
    }

    public MasterFile {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException("not a plain file name: '" + name + "'");
        }
    }
}
