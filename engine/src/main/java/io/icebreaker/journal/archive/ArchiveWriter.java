package io.icebreaker.journal.archive;

import com.github.luben.zstd.Zstd;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.journal.JournalStage;
import io.icebreaker.tick.EventKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.zip.CRC32C;

/**
 * Packs a day's journal. The file is written under another name, forced to the disk, then renamed: under its
 * own name it is whole. One thread; cold.
 */
public final class ArchiveWriter {
    private final FileChannel channel;
    private final CRC32C fileCrc = new CRC32C();
    private final BlockCoder coder = new BlockCoder();
    private final List<ArchiveBlock> blocks = new ArrayList<>();
    private byte[] payload = new byte[512];
    private long first;
    private long events;
    private long ticks;
    private long firstNs;
    private int inBlock;
    private long blockFirst;
    private int day;

    private ArchiveWriter(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Packs the input events of a journal and the small files beside it.
     *
     * @param target replaced if it is there
     * @param progress hears the number of events packed
     * @throws JournalException when the journal is empty or damaged; then there is no new file
     */
    public static ArchiveIndex pack(
            Path journal, Path target, ArchiveIndex.Facts facts, LongConsumer progress)
            throws IOException, JournalException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Files.createDirectories(target.toAbsolutePath().getParent());
        try {
            ArchiveIndex index;
            try (var channel =
                    FileChannel.open(
                            part,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE)) {
                index = new ArchiveWriter(channel).write(journal, facts, progress);
                channel.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            ArchiveFiles.force(target.toAbsolutePath().getParent());
            return index;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private ArchiveIndex write(Path journal, ArchiveIndex.Facts facts, LongConsumer progress)
            throws IOException, JournalException {
        put(buffer(ArchiveFormat.HEAD).putLong(ArchiveFormat.MAGIC).putInt(ArchiveFormat.VERSION));
        long last = 0;
        try (var reader = new JournalReader(JournalDirectory.forReading(journal))) {
            while (reader.next()) {
                add(reader);
                last = reader.sequence();
                progress.accept(events);
            }
        }
        if (events == 0) {
            throw new JournalException("the journal in " + journal + " is empty");
        }
        flush();
        var index =
                new ArchiveIndex(
                        facts.build(),
                        JournalStage.layoutVersion(),
                        first,
                        last,
                        firstNs,
                        coder.timeNs(),
                        events,
                        ticks,
                        facts.verdict(),
                        facts.outputHash(),
                        facts.journalBytes(),
                        ArchiveFiles.small(journal),
                        blocks);
        finish(index.toBytes());
        return index;
    }

    private void add(JournalReader reader) throws IOException {
        if (inBlock == ArchiveFormat.BLOCK_EVENTS || inBlock > 0 && reader.day() != day) {
            flush();
        }
        if (inBlock == 0) {
            blockFirst = reader.sequence();
            day = reader.day();
            coder.begin(blockFirst - 1);
        }
        if (reader.length() > payload.length) {
            payload = new byte[2 * reader.length()];
        }
        reader.copyPayload(payload);
        coder.add(reader.sequence(), reader.type(), payload, reader.length());
        if (events == 0) {
            first = reader.sequence();
            firstNs = coder.timeNs();
        }
        ticks += reader.type() == EventKind.TICK ? 1 : 0;
        events++;
        inBlock++;
    }

    private void flush() throws IOException {
        byte[] columns = coder.columns();
        byte[] packed = Zstd.compress(columns, ArchiveFormat.LEVEL);
        blocks.add(
                new ArchiveBlock(channel.position(), blockFirst, coder.sequence(), inBlock, day));
        ByteBuffer head =
                buffer(ArchiveFormat.BLOCK_HEAD)
                        .putLong(blockFirst)
                        .putLong(coder.sequence())
                        .putInt(inBlock)
                        .putInt(day)
                        .putInt(columns.length)
                        .putInt(packed.length)
                        .putInt(coder.recordsCrc());
        var crc = new CRC32C();
        crc.update(head.array(), 0, ArchiveFormat.CHECKED);
        crc.update(packed);
        put(head.putInt((int) crc.getValue()));
        put(ByteBuffer.wrap(packed).position(packed.length));
        inBlock = 0;
    }

    private void finish(byte[] index) throws IOException {
        var crc = new CRC32C();
        crc.update(index);
        long at = channel.position();
        put(ByteBuffer.wrap(index).position(index.length));
        ByteBuffer foot =
                buffer(ArchiveFormat.FOOT)
                        .putLong(at)
                        .putInt(index.length)
                        .putInt((int) crc.getValue())
                        .putInt((int) fileCrc.getValue());
        put(foot.putLong(ArchiveFormat.FOOT - Long.BYTES, ArchiveFormat.MAGIC));
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** All of a buffer, wherever it stands. */
    private void put(ByteBuffer bytes) throws IOException {
        bytes.clear();
        fileCrc.update(bytes);
        bytes.clear();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
