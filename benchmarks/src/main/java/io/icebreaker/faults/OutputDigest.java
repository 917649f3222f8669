package io.icebreaker.faults;

import io.icebreaker.journal.OutputSink;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over all output records, checkpoints with their rolling hash included. One thread. */
final class OutputDigest implements OutputSink {
    private final MessageDigest sha256;
    private ByteBuffer record = ByteBuffer.allocate(1 << 16);

    OutputDigest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void accept(long sequence, int type, long[] words, int at, int length) {
        int bytes = (length + 2) * Long.BYTES;
        record = record.capacity() < bytes ? ByteBuffer.allocate(2 * bytes) : record.clear();
        record.putLong(sequence).putLong(type);
        for (int i = 0; i < length; i++) {
            record.putLong(words[at + i]);
        }
        sha256.update(record.flip());
    }

    /** Of everything so far; ends the digest. */
    String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }

    @Override
    public void flush() {
        // nothing is kept back
    }

    @Override
    public void close() {
        // nothing is held
    }
}
