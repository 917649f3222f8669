package io.icebreaker.journal.archive;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalStage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * The records of an archive, in order, each block checked before any of it is handed out. Damage is told by
 * a {@link JournalException} with the block's sequences. One thread.
 */
public final class ArchiveReader implements AutoCloseable {
    private static final int MOST_INDEX_BYTES = 1 << 30;

    private final Path file;
    private final FileChannel channel;
    private final ArchiveIndex index;
    private final BlockCoder coder = new BlockCoder();
    private boolean isWhole;
    private int nextBlock;
    private int left;
    private ArchiveBlock block;

    private ArchiveReader(Path file, FileChannel channel) throws IOException, JournalException {
        this.file = file;
        this.channel = channel;
        this.index = readOrRefuse();
    }

    public static ArchiveReader open(Path file) throws IOException, JournalException {
        FileChannel channel = FileChannel.open(file);
        try {
            return new ArchiveReader(file, channel);
        } catch (JournalException | IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    public ArchiveIndex index() {
        return index;
    }

    private ArchiveIndex readOrRefuse() throws IOException, JournalException {
        try {
            return readIndex();
        } catch (IllegalStateException e) {
            throw refuse("damaged: " + e.getMessage());
        }
    }

    private ArchiveIndex readIndex() throws IOException, JournalException {
        long size = channel.size();
        if (size < ArchiveFormat.HEAD + ArchiveFormat.FOOT) {
            throw refuse("too short: " + size + " bytes");
        }
        ByteBuffer head = read(0, ArchiveFormat.HEAD);
        ByteBuffer foot = read(size - ArchiveFormat.FOOT, ArchiveFormat.FOOT);
        if (head.getLong(0) != ArchiveFormat.MAGIC) {
            throw refuse("no archive of a day at all");
        }
        if (head.getInt(8) != ArchiveFormat.VERSION) {
            throw refuse(
                    "of version " + head.getInt(8) + "; this build reads " + ArchiveFormat.VERSION);
        }
        if (foot.getLong(ArchiveFormat.FOOT - Long.BYTES) != ArchiveFormat.MAGIC
                || foot.getInt(20) != 0) {
            throw refuse("cut short: it does not end as an archive does");
        }
        checkWhole(size, foot.getInt(16));
        long at = foot.getLong(0);
        int length = foot.getInt(8);
        if (at < 0 || length < 0 || length > MOST_INDEX_BYTES || at + length > size) {
            throw refuse("damaged: its index is nowhere");
        }
        byte[] bytes = read(at, length).array();
        if (crc(bytes, length) != foot.getInt(12)) {
            throw refuse("damaged: its index has a wrong checksum");
        }
        return parse(bytes);
    }

    private ArchiveIndex parse(byte[] bytes) throws JournalException {
        try {
            ArchiveIndex parsed = ArchiveIndex.of(bytes);
            if (parsed.layout() != JournalStage.layoutVersion()) {
                throw refuse("of journal layout " + parsed.layout());
            }
            return parsed;
        } catch (IOException e) {
            throw refuse("damaged: its index cannot be read: " + e.getMessage());
        }
    }

    /** The whole file first: what no block's checksum covers may not differ either. */
    private void checkWhole(long size, int expected) throws IOException, JournalException {
        long end = size - ArchiveFormat.FOOT;
        var crc = new CRC32C();
        int piece = 1 << 20;
        for (long at = 0; at < end; at += piece) {
            crc.update(read(at, (int) Math.min(piece, end - at)));
        }
        isWhole = (int) crc.getValue() == expected;
    }

    /** Steps to the next record; false behind the last. */
    public boolean next() throws IOException, JournalException {
        while (left == 0) {
            if (nextBlock == index.blocks().size()) {
                requireWhole();
                return false;
            }
            block = index.blocks().get(nextBlock++);
            load();
        }
        left--;
        coder.next();
        return true;
    }

    private void requireWhole() throws JournalException {
        if (!isWhole) {
            throw refuse("damaged outside its blocks of events: its checksum is wrong");
        }
    }

    /** Decodes the block once to compare it with what was packed, then anew for who reads. */
    private void load() throws IOException, JournalException {
        try {
            ByteBuffer head = read(block.offset(), ArchiveFormat.BLOCK_HEAD);
            int packedLength = bounded(head.getInt(ArchiveFormat.PACKED));
            byte[] packed = read(block.offset() + ArchiveFormat.BLOCK_HEAD, packedLength).array();
            var crc = new CRC32C();
            crc.update(head.array(), 0, ArchiveFormat.CHECKED);
            crc.update(packed);
            require((int) crc.getValue() == head.getInt(ArchiveFormat.CHECKED), "checksum");
            require(
                    head.getLong(ArchiveFormat.FIRST) == block.firstSequence()
                            && head.getLong(ArchiveFormat.LAST) == block.lastSequence()
                            && head.getInt(ArchiveFormat.EVENTS) == block.events()
                            && head.getInt(ArchiveFormat.DAY) == block.epochDay(),
                    "head");
            byte[] columns = new byte[bounded(head.getInt(ArchiveFormat.COLUMNS))];
            long length = Zstd.decompress(columns, packed);
            require(length == columns.length, "length");
            coder.begin(block.firstSequence() - 1, columns, columns.length);
            for (int i = 0; i < block.events(); i++) {
                coder.next();
            }
            require(coder.isRead() && coder.sequence() == block.lastSequence(), "content");
            require(coder.recordsCrc() == head.getInt(ArchiveFormat.RECORDS_CRC), "content");
            coder.begin(block.firstSequence() - 1, columns, columns.length);
            left = block.events();
        } catch (IllegalStateException | ZstdException | IndexOutOfBoundsException e) {
            throw damaged(e.getMessage());
        }
    }

    private static int bounded(int length) {
        if (length < 0 || length > ArchiveFormat.MOST_BYTES) {
            throw new IllegalStateException("a length of " + length);
        }
        return length;
    }

    private static void require(boolean isTrue, String what) {
        if (!isTrue) {
            throw new IllegalStateException("a wrong " + what);
        }
    }

    private JournalException damaged(String how) {
        return refuse(
                "damaged: "
                        + how
                        + " in the block of sequences "
                        + block.firstSequence()
                        + ".."
                        + block.lastSequence());
    }

    private JournalException refuse(String what) {
        return new JournalException(
                "archive "
                        + file
                        + " is "
                        + what
                        + "; take another copy of it, or the journal itself");
    }

    private ByteBuffer read(long offset, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, offset + bytes.position()) < 0) {
                throw new IllegalStateException("an end that comes too early");
            }
        }
        return bytes.flip();
    }

    private static int crc(byte[] bytes, int length) {
        var crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    /** The day of the journal file the record in hand stood in, days since 1970. */
    public int day() {
        return block.epochDay();
    }

    public long sequence() {
        return coder.sequence();
    }

    public int type() {
        return coder.type();
    }

    public int length() {
        return coder.length();
    }

    /** Of the record in hand, valid until the next. */
    public byte[] payload() {
        return coder.payload();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
