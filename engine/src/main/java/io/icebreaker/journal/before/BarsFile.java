package io.icebreaker.journal.before;

import com.github.luben.zstd.Zstd;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.EarlierBars;
import io.icebreaker.bar.Interval;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A file of bars, checked as a whole when opened: a series is read and unpacked when it is asked for, and
 * nothing of it stays in memory, nor is the file mapped. Such files are never changed in place; one that is
 * deleted can be read on. Immutable; any thread, one read at a time.
 */
public final class BarsFile implements BarSource {
    private static final int PIECE = 1 << 16;

    /** Where a series' frame lies. */
    private record Frame(int offset, int length, int bars) {}

    private final Path path;
    private final RandomAccessFile file; // no channel: those close when a reader is interrupted
    private final byte[] hash;
    private final TreeMap<BarKey, Frame> frames = new TreeMap<>();
    private long lastStartNs;

    private BarsFile(Path path, RandomAccessFile file) throws IOException {
        this.path = path;
        this.file = file;
        long size = file.length();
        if (size < BarsFormat.HEAD_LENGTH + BarsFormat.TAIL_LENGTH
                || head().getLong(0) != BarsFormat.MAGIC) {
            throw damaged("it is no file of bars, or cut short");
        }
        if (head().getInt(Long.BYTES) != BarsFormat.VERSION) {
            throw damaged("it is of version " + head().getInt(Long.BYTES) + ", not 1");
        }
        hash = checkedHash(size);
        try {
            readIndex(size);
        } catch (RuntimeException e) {
            throw damaged("its index cannot be read: " + e);
        }
    }

    /**
     * Opens a file and checks all of it. It is closed when nobody knows it any more.
     *
     * @throws IOException naming the file, when it is missing, damaged, cut short or of another version
     */
    public static BarsFile open(Path path) throws IOException {
        var file = new RandomAccessFile(path.toFile(), "r");
        try {
            if (file.length() > Integer.MAX_VALUE) {
                throw new IOException(path + " is larger than 2 GiB");
            }
            return new BarsFile(path, file);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private ByteBuffer head() throws IOException {
        return ByteBuffer.wrap(read(0, BarsFormat.HEAD_LENGTH));
    }

    private byte[] read(long at, int length) throws IOException {
        byte[] bytes = new byte[length];
        synchronized (file) {
            file.seek(at);
            file.readFully(bytes);
        }
        return bytes;
    }

    private byte[] checkedHash(long size) throws IOException {
        long end = size - BarsFormat.SHA_LENGTH;
        MessageDigest sha = BarsFormat.sha256();
        for (long at = 0; at < end; at += PIECE) {
            sha.update(read(at, (int) Math.min(PIECE, end - at)));
        }
        byte[] said = read(end, BarsFormat.SHA_LENGTH);
        if (!Arrays.equals(sha.digest(), said)) {
            throw damaged("its content is not what its SHA-256 says");
        }
        return said;
    }

    private void readIndex(long size) throws IOException {
        long tailAt = size - BarsFormat.TAIL_LENGTH;
        ByteBuffer tail = ByteBuffer.wrap(read(tailAt, BarsFormat.TAIL_LENGTH));
        int at = Math.toIntExact(tail.getLong());
        int packedLength = tail.getInt();
        int length = tail.getInt();
        int series = tail.getInt();
        lastStartNs = tail.getLong();
        if (length > BarsFormat.MOST_INDEX_BYTES || series > BarsFormat.MOST_SERIES) {
            throw damaged(series + " series, an index of " + length + " bytes");
        }
        if (at < 0 || packedLength != tailAt - at) {
            throw damaged("its index is nowhere");
        }
        byte[] packed = read(at, packedLength);
        byte[] plain = new byte[length];
        if (Zstd.decompress(plain, packed) != length) {
            throw damaged("the index is not as long as it says");
        }
        int offset = BarsFormat.HEAD_LENGTH;
        try (var in = new DataInputStream(new ByteArrayInputStream(plain))) {
            for (int i = 0; i < series; i++) {
                offset += readFrame(in, offset);
            }
        }
        if (offset != at) {
            throw damaged("the index does not begin where the bars end");
        }
    }

    private int readFrame(DataInputStream in, int offset) throws IOException {
        String segment = in.readUTF();
        long token = in.readLong();
        String symbol = in.readUTF();
        var key = new BarKey(segment, token, symbol, Interval.of(in.readByte()));
        int bars = in.readUnsignedShort();
        int length = in.readInt();
        if (bars > EarlierBars.most(key.interval()) || length < 0) {
            throw damaged(key + ": " + bars + " bars in " + length + " bytes");
        }
        frames.put(key, new Frame(offset, length, bars));
        return length;
    }

    private IOException damaged(String how) {
        return new IOException(path + ": " + how);
    }

    public Path path() {
        return path;
    }

    /** SHA-256 of the content, 32 bytes. */
    public byte[] hash() {
        return hash.clone();
    }

    /** When the latest bar of all began, ns UTC; {@link Long#MIN_VALUE} in a file without bars. */
    public long lastStartNs() {
        return lastStartNs;
    }

    @Override
    public SortedSet<BarKey> keys() {
        return new TreeSet<>(frames.keySet());
    }

    @Override
    public BarSeries series(BarKey key) {
        Frame frame = frames.get(key);
        if (frame == null) {
            return null;
        }
        byte[] packed;
        try {
            packed = read(frame.offset, frame.length);
        } catch (IOException e) {
            throw new UncheckedIOException(damaged("cannot be read at " + key + ": " + e));
        }
        return SeriesCoder.unpack(packed, frame.bars, key);
    }
}
