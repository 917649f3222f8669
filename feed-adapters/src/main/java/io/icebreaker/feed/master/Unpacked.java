package io.icebreaker.feed.master;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;

/**
 * A file as it was before it was packed. What it is packed with is read from its first bytes, for servers
 * gzip what they announce as plain and the other way round. Bounded: a small file that unpacks to more is
 * refused.
 */
final class Unpacked extends FilterInputStream {
    static final long MAX_BYTES = 1L << 30;
    private static final int BUFFER = 1 << 16;
    private static final int LAYERS = 3;

    private long left;

    private Unpacked(InputStream in, long most) {
        super(in);
        left = most;
    }

    static InputStream of(InputStream packed) throws IOException {
        return of(packed, MAX_BYTES);
    }

    static InputStream of(InputStream packed, long most) throws IOException {
        InputStream in = new BufferedInputStream(packed, BUFFER);
        for (int layer = 0; layer < LAYERS; layer++) {
            int magic = magic(in);
            if (magic == 0x1f8b) {
                in = new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER);
            } else if (magic == 0x504b) { // PK
                var zip = new ZipInputStream(in);
                if (zip.getNextEntry() == null) {
                    throw new IOException("an empty or broken zip archive");
                }
                in = new BufferedInputStream(zip, BUFFER);
            } else {
                break;
            }
        }
        return new Unpacked(in, most);
    }

    private static int magic(InputStream in) throws IOException {
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        return magic;
    }

    @Override
    public int read() throws IOException {
        return counted(super.read(), 1);
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        int count = super.read(to, from, length);
        return counted(count, count);
    }

    private int counted(int result, int count) throws IOException {
        if (result >= 0) {
            left -= count;
            if (left < 0) {
                throw new IOException("unpacks to more than is sensible; not taken");
            }
        }
        return result;
    }
}
