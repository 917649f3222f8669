package io.icebreaker.feed.csv;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A gzip file that may end too early, or go bad: all that can be had of it, then a mark instead of an exception.
 * An exception would take with it what the readers above have in their buffers.
 */
final class Unzipped extends FilterInputStream {
    private static final int BUFFER = 1 << 16;

    /** No line of CSV may hold it, so a good one is never mistaken for the broken one. */
    private static final char MARK = '\0';

    private boolean brokeOff;

    private Unzipped(InputStream zipped) throws IOException {
        super(new GZIPInputStream(zipped, BUFFER));
    }

    /**
     * Begins to unpack.
     *
     * @throws IOException naming the file when it is no gzip file
     */
    static Unzipped of(Path file, InputStream zipped) throws IOException {
        try {
            return new Unzipped(zipped);
        } catch (EOFException | ZipException e) {
            throw new IOException(file + " is not a gzip file", e);
        }
    }

    /** Whether this line, whole up to here, is the one that the file breaks off in. */
    boolean breaksOffIn(String line) {
        return brokeOff && !line.isEmpty() && line.charAt(line.length() - 1) == MARK;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        if (brokeOff || length == 0) {
            return brokeOff ? -1 : 0;
        }
        try {
            return super.read(to, from, length);
        } catch (EOFException | ZipException e) {
            brokeOff = true;
            to[from] = MARK;
            return 1;
        }
    }

    /** What a reader asks before it looks for more; the end is found by reading. */
    @Override
    public int available() throws IOException {
        return brokeOff ? 0 : super.available();
    }
}
