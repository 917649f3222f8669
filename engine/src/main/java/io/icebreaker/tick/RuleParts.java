package io.icebreaker.tick;

import static org.agrona.BitUtil.SIZE_OF_INT;
import static org.agrona.BitUtil.SIZE_OF_LONG;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The text of a rule file in CONFIG events of a form of their own, a part each: whoever replays a journal
 * meets the rules where live did. They hold from the last part on.
 *
 * <pre>
 *  32 layout version  36 form  40 part, from 0  44 parts  48 bytes of the whole text  52 bytes here  56 UTF-8
 * </pre>
 *
 * Parts of one text come in their order, other events between them. A part that does not follow the one
 * before it ends what was begun: the program was killed while it wrote, and says it all again.
 */
public final class RuleParts {
    /** Twice what 2,000 rules of 500 characters take. */
    public static final int MOST_BYTES = 2 << 20;

    static final int FORM = Events.LAYOUT_VERSION + SIZE_OF_INT;
    static final int RULES = 2;

    private static final int PART = FORM + SIZE_OF_INT;
    private static final int PARTS = PART + SIZE_OF_INT;
    private static final int LENGTH = PARTS + SIZE_OF_INT;
    private static final int HERE = LENGTH + SIZE_OF_INT;
    private static final int TEXT = HERE + SIZE_OF_INT;

    /** 220 bytes, rounded down: what is behind them stays free. */
    private static final int ROOM = (Tick.INPUT_LENGTH - TEXT) / SIZE_OF_LONG * SIZE_OF_LONG;

    private byte[] gathered = {};
    private int next;

    /** Whether an event is such a part, and none that says how a recording is computed. */
    public static boolean isPart(Tick slot) {
        return slot.kind() == EventKind.CONFIG && slot.bytes().getInt(FORM) == RULES;
    }

    /**
     * Publishes a text; nobody else publishes another meanwhile. Cold.
     *
     * @throws IllegalArgumentException when it is longer than {@link #MOST_BYTES}
     */
    public static void publish(TickSink sink, int layoutVersion, String text, long nowNs) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "rules have at most " + MOST_BYTES + " bytes, were " + utf8.length);
        }
        int parts = Math.max(1, (utf8.length + ROOM - 1) / ROOM);
        for (int part = 0; part < parts; part++) {
            int from = part * ROOM;
            int here = Math.min(ROOM, utf8.length - from);
            Tick slot = sink.claim().kind(EventKind.CONFIG).receiveTimeNs(nowNs);
            slot.bytes().putInt(Events.LAYOUT_VERSION, layoutVersion);
            slot.bytes().putInt(FORM, RULES);
            slot.bytes().putInt(PART, part);
            slot.bytes().putInt(PARTS, parts);
            slot.bytes().putInt(LENGTH, utf8.length);
            slot.bytes().putInt(HERE, here);
            slot.bytes().putBytes(TEXT, utf8, from, here);
            sink.publish();
        }
    }

    /** How many events a text takes. */
    public static int count(String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        return Math.max(1, (bytes + ROOM - 1) / ROOM);
    }

    /** Has a part say nothing: where other rules are tried on what was recorded. */
    public static void silence(Tick slot) {
        slot.bytes().putInt(PART, -1);
    }

    /** Names a text: the first eight bytes of its SHA-256. Cold. */
    public static long hash(String text) {
        try {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(utf8)).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Takes a part up; the whole text with the last one, else null. Cold. */
    public String take(Tick slot) {
        int part = slot.bytes().getInt(PART);
        int length = slot.bytes().getInt(LENGTH);
        if (part == 0 && length >= 0 && length <= MOST_BYTES) {
            gathered = new byte[length];
            next = 0;
        }
        int here = slot.bytes().getInt(HERE);
        boolean follows = part == next && length == gathered.length && here >= 0 && here <= ROOM;
        if (!follows || part * ROOM + here > length) {
            next = 0;
            gathered = new byte[0];
            return null;
        }
        slot.bytes().getBytes(TEXT, gathered, part * ROOM, here);
        next = part + 1;
        if (next < slot.bytes().getInt(PARTS)) {
            return null;
        }
        byte[] whole = Arrays.copyOf(gathered, length);
        gathered = new byte[0];
        next = 0;
        return new String(whole, StandardCharsets.UTF_8);
    }
}
