package io.icebreaker.feed.order;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The orders of a day, append-only: a line an entry, each with a checksum that runs over it and the line
 * before, each forced to the disk before {@link #append} returns. What was cut off by a crash is cut off here
 * and kept aside; any other damage is refused, for it could hide an order.
 *
 * <p>Not thread-safe: the desk's lock guards it.
 */
final class OrdersLog implements AutoCloseable {
    static final String FILE = "orders.log";

    /** A day's caps allow far fewer; what is longer is no log of ours. */
    private static final long MAX_BYTES = 64L << 20;

    private static final int CRC_DIGITS = 8;

    private final FileChannel channel;
    private final List<String> entries;
    private int crc;
    private boolean isBroken;

    private OrdersLog(FileChannel channel, List<String> entries, int crc) {
        this.channel = channel;
        this.entries = entries;
        this.crc = crc;
    }

    /** Opens or begins a day's log, alone: a second process is refused. */
    static OrdersLog open(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve(FILE);
        boolean isNew = !Files.exists(file);
        FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw new IOException(file + " is in use by another process");
            }
            if (isNew) {
                forceDirectory(directory);
            }
            return read(channel, file);
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new IOException(file + " is in use by this process", e);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The entries of an earlier day, as far as they are sound; nothing is changed. */
    static List<String> entriesOf(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        return Files.exists(file) ? sound(Files.readAllBytes(file)) : List.of();
    }

    private static List<String> sound(byte[] bytes) {
        List<String> entries = new ArrayList<>();
        int crc = 0;
        int end;
        for (int at = 0; (end = endOfLine(bytes, at)) >= 0; at = end + 1) {
            String entry = entry(bytes, at, end, crc);
            if (entry == null) {
                break;
            }
            crc = crc(crc, entry);
            entries.add(entry);
        }
        return entries;
    }

    /** The name of a new file is only durable once its directory is. */
    private static void forceDirectory(Path directory) throws IOException {
        try (var it = FileChannel.open(directory, StandardOpenOption.READ)) {
            it.force(true);
        }
    }

    private static OrdersLog read(FileChannel channel, Path file) throws IOException {
        if (channel.size() > MAX_BYTES) {
            throw new IOException(file + " is longer than " + MAX_BYTES + " bytes: no orders log");
        }
        byte[] bytes = Files.readAllBytes(file);
        List<String> entries = sound(bytes);
        int crc = 0;
        int end = 0;
        for (String entry : entries) {
            crc = crc(crc, entry);
            end += CRC_DIGITS + 1 + entry.getBytes(StandardCharsets.UTF_8).length + 1;
        }
        if (end < bytes.length) {
            int line = endOfLine(bytes, end);
            cutOff(channel, file, bytes, end, line < 0 || line + 1 == bytes.length);
        }
        channel.position(end);
        return new OrdersLog(channel, new ArrayList<>(entries), crc);
    }

    private static int endOfLine(byte[] bytes, int from) {
        for (int at = from; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    private static String entry(byte[] bytes, int from, int end, int crcBefore) {
        if (end - from <= CRC_DIGITS + 1) {
            return null;
        }
        String line = new String(bytes, from, end - from, StandardCharsets.UTF_8);
        String entry = line.substring(CRC_DIGITS + 1);
        return line.startsWith(digits(crc(crcBefore, entry)) + " ") ? entry : null;
    }

    private static void cutOff(
            FileChannel channel, Path file, byte[] bytes, int at, boolean isLastLine)
            throws IOException {
        if (!isLastLine) {
            throw new IOException(
                    file
                            + " is damaged at byte "
                            + at
                            + ": look at it and at the broker's order book, then move it away");
        }
        Path aside = file.resolveSibling(FILE + ".cut-" + at);
        Files.write(aside, Arrays.copyOfRange(bytes, at, bytes.length));
        channel.truncate(at);
        channel.force(true);
    }

    /** What is in it, oldest first. */
    List<String> entries() {
        return List.copyOf(entries);
    }

    /**
     * Writes one entry and forces it.
     *
     * @param entry one line
     * @throws IOException when it may not be on the disk: from then on nothing is written any more
     */
    void append(String entry) throws IOException {
        if (isBroken) {
            throw new IOException("the orders log could not be written before; start again");
        }
        int next = crc(crc, entry);
        isBroken = true;
        ByteBuffer line =
                ByteBuffer.wrap(
                        (digits(next) + " " + entry + "\n").getBytes(StandardCharsets.UTF_8));
        while (line.hasRemaining()) {
            channel.write(line);
        }
        channel.force(true);
        isBroken = false;
        crc = next;
        entries.add(entry);
    }

    private static int crc(int before, String entry) {
        var crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, before));
        crc.update(entry.getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }

    private static String digits(int crc) {
        return String.format("%0" + CRC_DIGITS + "x", crc);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
