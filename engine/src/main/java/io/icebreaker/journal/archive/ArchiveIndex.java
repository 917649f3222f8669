package io.icebreaker.journal.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an archive says of itself.
 *
 * @param build the program that packed it, and whose output hash it is
 * @param layout version of the records
 * @param firstTimeNs receive time of the first event, ns UTC
 * @param ticks packets among the events
 * @param verdict what comparing a replay with the live output came to: {@code identical}, or what else
 * @param outputHash of all output of a replay
 * @param journalBytes allocated by the journal, output included
 * @param files small files that lay beside the queues, settings.conf first of all
 */
public record ArchiveIndex(
        String build,
        int layout,
        long firstSequence,
        long lastSequence,
        long firstTimeNs,
        long lastTimeNs,
        long events,
        long ticks,
        String verdict,
        long outputHash,
        long journalBytes,
        SortedMap<String, byte[]> files,
        List<ArchiveBlock> blocks) {

    /** Verdict of a day whose replay found exactly what was found live. */
    public static final String IDENTICAL = "identical";

    private static final int MOST_FILES = 1_000;

    /** For all but the files: a day of 100 million events has 1,600 blocks of 32 bytes. */
    private static final int INDEX_ROOM = 1 << 16;

    /** What only who replayed the journal knows. */
    public record Facts(String build, String verdict, long outputHash, long journalBytes) {}

    byte[] toBytes() throws IOException {
        int room = files.values().stream().mapToInt(content -> content.length).sum();
        var bytes = new ByteArrayOutputStream(room + INDEX_ROOM);
        var out = new DataOutputStream(bytes);
        out.writeUTF(build);
        out.writeInt(layout);
        for (long each : new long[] {firstSequence, lastSequence, firstTimeNs, lastTimeNs}) {
            out.writeLong(each);
        }
        out.writeLong(events);
        out.writeLong(ticks);
        out.writeUTF(verdict);
        out.writeLong(outputHash);
        out.writeLong(journalBytes);
        out.writeInt(files.size());
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            out.writeUTF(file.getKey());
            out.writeInt(file.getValue().length);
            out.write(file.getValue());
        }
        out.writeInt(blocks.size());
        for (ArchiveBlock block : blocks) {
            out.writeLong(block.offset());
            out.writeLong(block.firstSequence());
            out.writeLong(block.lastSequence());
            out.writeInt(block.events());
            out.writeInt(block.epochDay());
        }
        return bytes.toByteArray();
    }

    static ArchiveIndex of(byte[] bytes) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        return new ArchiveIndex(
                in.readUTF(),
                in.readInt(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readUTF(),
                in.readLong(),
                in.readLong(),
                files(in),
                blocks(in));
    }

    private static SortedMap<String, byte[]> files(DataInputStream in) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        int count = bounded(in.readInt(), MOST_FILES);
        for (int i = 0; i < count; i++) {
            String name = in.readUTF();
            if (!ArchiveFiles.isPlain(name)) {
                throw new IOException("'" + name + "' is no file's name");
            }
            byte[] content = new byte[bounded(in.readInt(), in.available())];
            in.readFully(content);
            files.put(name, content);
        }
        return files;
    }

    private static List<ArchiveBlock> blocks(DataInputStream in) throws IOException {
        List<ArchiveBlock> blocks = new ArrayList<>();
        int count = bounded(in.readInt(), in.available());
        for (int i = 0; i < count; i++) {
            blocks.add(
                    new ArchiveBlock(
                            in.readLong(),
                            in.readLong(),
                            in.readLong(),
                            in.readInt(),
                            in.readInt()));
        }
        return blocks;
    }

    private static int bounded(int count, int most) throws IOException {
        if (count < 0 || count > most) {
            throw new IOException("a count of " + count);
        }
        return count;
    }
}
