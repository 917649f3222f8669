package io.icebreaker.journal.before;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A file of bars, numbers big-endian:
 *
 * <pre>
 * head    8 magic  4 version
 * series  one zstd frame each, in order of keys, see {@link SeriesCoder}
 * index   a zstd frame: of each series segment, token (8), symbol, interval (1), bars (2), frame length (4)
 * tail    8 where the index begins  4 its length  4 unpacked  4 series  8 latest start, ns UTC
 *         32 SHA-256 of all that stands before
 * </pre>
 *
 * Texts are a length of two bytes and (Java's modified) UTF-8.
 */
final class BarsFormat {
    static final long MAGIC = 0x4942_4241_5253_0a1aL; // "IBBARS", line feed, end of file
    static final int VERSION = 1;
    static final int HEAD_LENGTH = Long.BYTES + Integer.BYTES;
    static final int SHA_LENGTH = 32;
    static final int TAIL_LENGTH = 2 * Long.BYTES + 3 * Integer.BYTES + SHA_LENGTH;

    /** Files being made end so; archives leave them out. */
    static final String UNFINISHED = ".new";

    /** 65,536 instruments at twelve intervals, far beyond any ring. */
    static final int MOST_SERIES = 65_536 * 12;

    /** As many series with names as long as instruments may have. */
    static final int MOST_INDEX_BYTES = 256 << 20;

    private BarsFormat() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
