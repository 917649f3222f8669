package io.icebreaker.bench.whole;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.LongSupplier;
import java.util.zip.CRC32C;

/** One page's stream: cuts it into events and hands their times and checksums on. One thread. */
final class EventStream {
    private static final int ROOM = 8 << 20; // twice the longest message

    private final ByteBuffer bytes = ByteBuffer.allocate(ROOM);
    private final CRC32C checksum = new CRC32C();
    private final PageFindings findings;
    private int scanned;
    private boolean isHeadRead;
    private long frame;
    private long frameTimeMs;

    EventStream(PageFindings findings) {
        this.findings = findings;
    }

    /** Takes what is there; false when the stream has ended. */
    boolean readFrom(SocketChannel channel, LongSupplier clock) throws IOException {
        int count = channel.read(bytes);
        findings.read(Math.max(0, count));
        long nowNs = clock.getAsLong();
        int from = 0;
        byte[] text = bytes.array();
        for (int at = Math.max(1, scanned); at < bytes.position(); at++) {
            boolean isBlank = text[at] == '\n' && (text[at - 1] == '\n' || isHeadEnd(text, at));
            if (isBlank) {
                event(text, from, at + 1, nowNs);
                from = at + 1;
            }
        }
        bytes.flip().position(from);
        bytes.compact();
        scanned = bytes.position();
        return count >= 0;
    }

    private boolean isHeadEnd(byte[] text, int at) {
        return !isHeadRead && at > 2 && text[at - 1] == '\r' && text[at - 2] == '\n';
    }

    private void event(byte[] text, int from, int to, long nowNs) {
        if (!isHeadRead) {
            isHeadRead = true;
            findings.opened(text[9] == '2'); // HTTP/1.1 200
            return;
        }
        if (starts(text, from, "event: frame\n")) {
            frame(text, from, to, nowNs);
        } else if (starts(text, from, "event: tick\n")) {
            findings.tick(nowNs - number(text, find(text, from, to, "\"t\":")));
        }
    }

    private void frame(byte[] text, int from, int to, long nowNs) {
        long number = number(text, find(text, from, to, "\"f\":"));
        long timeMs = number(text, find(text, from, to, "\"t\":"));
        if (number == frame + 1) {
            findings.frame(nowNs, frameTimeMs, timeMs);
            checksum.reset();
            checksum.update(text, from, to - from);
            findings.compare(number, checksum.getValue());
        }
        frame = number;
        frameTimeMs = timeMs;
    }

    private static boolean starts(byte[] text, int at, String word) {
        for (int n = 0; n < word.length(); n++) {
            if (text[at + n] != word.charAt(n)) {
                return false;
            }
        }
        return true;
    }

    /** Behind the first such word. */
    private static int find(byte[] text, int from, int to, String word) {
        for (int at = from; at < to - word.length(); at++) {
            if (starts(text, at, word)) {
                return at + word.length();
            }
        }
        throw new IllegalStateException("an event without " + word);
    }

    private static long number(byte[] text, int at) {
        long number = 0;
        for (int n = at; text[n] >= '0' && text[n] <= '9'; n++) {
            number = number * 10 + text[n] - '0';
        }
        return number;
    }
}
