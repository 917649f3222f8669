package io.icebreaker.journal.archive;

/**
 * Bytes of an archive, little-endian but for the text of the index.
 *
 * <pre>
 * head    magic (long)   version (int)   0 (int)
 * blocks  one behind the other:
 *          0  first sequence   8  last sequence   16  events (int)   20  day of its file (int, since 1970)
 *         24  length of the columns (int)   28  length as compressed (int)
 *         32  CRC32C of the records as they stood in the journal (int)
 *         36  CRC32C of [0, 36) and of the compressed bytes (int)
 *         40  columns (see {@link BlockCoder}), a zstd frame
 * index   {@link ArchiveIndex}: build, layout, sequences, counts, output hash, small files, the blocks
 * foot    offset of the index (long)   its length (int)   CRC32C of it (int)   CRC32C of all before (int)
 *         0 (int)   magic (long)
 * </pre>
 *
 * Blocks know nothing of each other: damage is told by the block's sequences. The output journal is not in
 * it: a replay makes it again, and the hash in the index proves that it is the same.
 */
final class ArchiveFormat {
    static final long MAGIC = 0x3159_4144_4543_4953L; // "SICEDAY1"
    static final int VERSION = 1;
    static final int HEAD = 16;
    static final int BLOCK_EVENTS = 65_536;
    static final int FIRST = 0;
    static final int LAST = 8;
    static final int EVENTS = 16;
    static final int DAY = 20;
    static final int COLUMNS = 24;
    static final int PACKED = 28;
    static final int RECORDS_CRC = 32;
    static final int CHECKED = 36;
    static final int BLOCK_HEAD = 40;
    static final int FOOT = 32;
    static final int LEVEL = 9;

    /** No block of ours is near it: 65,536 events of 500 bytes. */
    static final int MOST_BYTES = 64 << 20;

    private ArchiveFormat() {}
}
