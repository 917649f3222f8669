package io.icebreaker.journal.before;

import com.github.luben.zstd.Zstd;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.EarlierBars;
import io.icebreaker.bar.Interval;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A file of bars, checked as a whole when opened and mapped: a series is unpacked when it is asked for, and
 * nothing of it stays on the heap. Such files are never changed in place. Immutable; any thread.
 */
public final class BarsFile implements BarSource {
    /** Where a series' frame lies. */
    private record Frame(int offset, int length, int bars) {}

    private final Path path;
    private final ByteBuffer bytes;
    private final byte[] hash;
    private final TreeMap<BarKey, Frame> frames = new TreeMap<>();
    private long lastStartNs;

    private BarsFile(Path path, ByteBuffer bytes) throws IOException {
        this.path = path;
        this.bytes = bytes;
        if (bytes.limit() < BarsFormat.HEAD_LENGTH + BarsFormat.TAIL_LENGTH
                || bytes.getLong(0) != BarsFormat.MAGIC) {
            throw damaged("it is no file of bars, or cut short");
        }
        if (bytes.getInt(Long.BYTES) != BarsFormat.VERSION) {
            throw damaged("it is of version " + bytes.getInt(Long.BYTES) + ", not 1");
        }
        hash = checkedHash();
        try {
            readIndex();
        } catch (RuntimeException e) {
            throw damaged("its index cannot be read: " + e);
        }
    }

    /**
     * Opens a file and checks all of it.
     *
     * @throws IOException naming the file, when it is missing, damaged, cut short or of another version
     */
    public static BarsFile open(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new IOException(path + " is larger than 2 GiB");
            }
            return new BarsFile(
                    path, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        }
    }

    private byte[] checkedHash() throws IOException {
        int end = bytes.limit() - BarsFormat.SHA_LENGTH;
        MessageDigest sha = BarsFormat.sha256();
        sha.update(bytes.duplicate().position(0).limit(end));
        byte[] found = sha.digest();
        byte[] said = new byte[BarsFormat.SHA_LENGTH];
        bytes.duplicate().position(end).get(said);
        if (!Arrays.equals(found, said)) {
            throw damaged("its content is not what its SHA-256 says");
        }
        return said;
    }

    private void readIndex() throws IOException {
        ByteBuffer tail =
                bytes.duplicate().position(bytes.limit() - BarsFormat.TAIL_LENGTH).slice();
        int at = Math.toIntExact(tail.getLong());
        byte[] packed = new byte[tail.getInt()];
        int length = tail.getInt();
        int series = tail.getInt();
        lastStartNs = tail.getLong();
        if (length > BarsFormat.MOST_INDEX_BYTES || series > BarsFormat.MOST_SERIES) {
            throw damaged(series + " series, an index of " + length + " bytes");
        }
        bytes.duplicate().position(at).get(packed);
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
        byte[] packed = new byte[frame.length];
        bytes.duplicate().position(frame.offset).get(packed);
        return SeriesCoder.unpack(packed, frame.bars, key);
    }
}
