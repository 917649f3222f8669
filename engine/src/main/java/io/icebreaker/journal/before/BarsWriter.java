package io.icebreaker.journal.before;

import com.github.luben.zstd.Zstd;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.EarlierBars;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/**
 * Makes a file of bars beside its place and moves it there once it is whole and durable. Series come in the
 * order of their keys and are written as they come. One thread; cold.
 */
final class BarsWriter implements AutoCloseable {
    private final Path target;
    private final Path unfinished;
    private final MessageDigest sha = BarsFormat.sha256();
    private final DataOutputStream out;
    private final ByteArrayOutputStream indexBytes = new ByteArrayOutputStream();
    private final DataOutputStream index = new DataOutputStream(indexBytes);
    private BarKey last;
    private int count;
    private long written = BarsFormat.HEAD_LENGTH;
    private long lastStartNs = Long.MIN_VALUE;

    BarsWriter(Path target) throws IOException {
        this.target = target;
        unfinished = target.resolveSibling(target.getFileName() + BarsFormat.UNFINISHED);
        Files.createDirectories(target.toAbsolutePath().getParent());
        var file = new BufferedOutputStream(Files.newOutputStream(unfinished));
        out = new DataOutputStream(new DigestOutputStream(file, sha));
        out.writeLong(BarsFormat.MAGIC);
        out.writeInt(BarsFormat.VERSION);
    }

    /** Appends the last {@link EarlierBars#most} bars of a series; an empty one is left out. */
    void add(BarKey key, BarSeries series) throws IOException {
        if (last != null && last.compareTo(key) >= 0) {
            throw new IllegalArgumentException(key + " comes behind " + last);
        }
        last = key;
        if (series.size() == 0) {
            return;
        }
        int from = Math.max(0, series.size() - EarlierBars.most(key.interval()));
        byte[] packed = SeriesCoder.pack(series, from);
        out.write(packed);
        index.writeUTF(key.segment());
        index.writeLong(key.token());
        index.writeUTF(key.symbol());
        index.writeByte(key.interval().ordinal());
        index.writeShort(series.size() - from);
        index.writeInt(packed.length);
        written += packed.length;
        lastStartNs = Math.max(lastStartNs, series.startNs(series.size() - 1));
        count++;
    }

    /** Writes the index and the hash, and puts the file in its place; returns the hash. */
    byte[] finish() throws IOException {
        byte[] plain = indexBytes.toByteArray();
        byte[] packed = Zstd.compress(plain);
        out.write(packed);
        out.writeLong(written);
        out.writeInt(packed.length);
        out.writeInt(plain.length);
        out.writeInt(count);
        out.writeLong(lastStartNs);
        byte[] hash = sha.digest();
        out.write(hash);
        out.close();
        force(unfinished, StandardOpenOption.WRITE);
        Files.move(
                unfinished,
                target,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        force(target.toAbsolutePath().getParent(), StandardOpenOption.READ);
        return hash;
    }

    static void force(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }

    /** What is not finished by now is not kept. */
    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(unfinished);
    }
}
