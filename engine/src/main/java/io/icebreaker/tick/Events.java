package io.icebreaker.tick;

import static org.agrona.BitUtil.SIZE_OF_LONG;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * The events that are not packets, laid over the slot's input prefix behind the receive time.
 *
 * <pre>
 * INSTRUMENT  32 token  40 strike  48 lotSize  56 tickSize  64 expiry (epoch day, 0 none)  72 type  76 -
 *             80 segment (16)  96 symbol (96)  192 underlying (64): a length byte, then UTF-8
 * FEED        32 state  36 -  40 count  48 fromNs  56 toNs  64 text (128)
 * CONFIG      32 layout version  36 form  40 config hash  48 build (64)  112 feed names, comma-separated
 *             (160; of form 1 128, and 240 the {@link EarlierBarsHash} (32))
 * HISTORY     32 kind  36 -  40 epoch day  48 sixteen words  176 subject (96)
 * GAP         32 first missing sequence  40 last  48 packets among them  56 fromNs  64 toNs
 * SESSION     nothing further: the recording ends here
 * CLOCK       nothing further
 * </pre>
 *
 * Cold code: it allocates. An instrument's names fit, {@link Instrument} sees to that; other text is cut to
 * what fits.
 */
public final class Events {
    private static final int BODY = Tick.LTP;

    private static final int TOKEN = BODY;
    private static final int STRIKE = TOKEN + SIZE_OF_LONG;
    private static final int LOT_SIZE = STRIKE + SIZE_OF_LONG;
    private static final int TICK_SIZE = LOT_SIZE + SIZE_OF_LONG;
    private static final int EXPIRY = TICK_SIZE + SIZE_OF_LONG;
    private static final int TYPE = EXPIRY + SIZE_OF_LONG;
    private static final int SEGMENT = TYPE + SIZE_OF_LONG;
    private static final int SEGMENT_LENGTH = 16;
    private static final int SYMBOL = SEGMENT + SEGMENT_LENGTH;
    private static final int SYMBOL_LENGTH = 96;
    private static final int UNDERLYING = SYMBOL + SYMBOL_LENGTH;
    private static final int UNDERLYING_LENGTH = 64;

    private static final int FEED_STATE = BODY;
    private static final int FEED_COUNT = FEED_STATE + SIZE_OF_LONG;
    private static final int FEED_FROM_NS = FEED_COUNT + SIZE_OF_LONG;
    private static final int FEED_TO_NS = FEED_FROM_NS + SIZE_OF_LONG;
    private static final int FEED_TEXT = FEED_TO_NS + SIZE_OF_LONG;
    private static final int FEED_TEXT_LENGTH = 128;

    static final int LAYOUT_VERSION = BODY;
    private static final int CONFIG_HASH = LAYOUT_VERSION + SIZE_OF_LONG;
    private static final int BUILD = CONFIG_HASH + SIZE_OF_LONG;
    private static final int BUILD_LENGTH = 64;
    static final int FEED_NAMES = BUILD + BUILD_LENGTH;
    static final int FEED_NAMES_LENGTH = 160;

    private static final int HISTORY_KIND = BODY;
    private static final int HISTORY_DAY = HISTORY_KIND + SIZE_OF_LONG;
    private static final int HISTORY_WORDS = HISTORY_DAY + SIZE_OF_LONG;
    private static final int HISTORY_SUBJECT = HISTORY_WORDS + 16 * SIZE_OF_LONG;
    private static final int HISTORY_SUBJECT_LENGTH = 96;

    private static final int GAP_FROM = BODY;
    private static final int GAP_TO = GAP_FROM + SIZE_OF_LONG;
    private static final int GAP_TICKS = GAP_TO + SIZE_OF_LONG;
    private static final int GAP_FROM_NS = GAP_TICKS + SIZE_OF_LONG;
    private static final int GAP_TO_NS = GAP_FROM_NS + SIZE_OF_LONG;

    /** Words a HISTORY event can carry. */
    public static final int HISTORY_CAPACITY = 16;

    private Events() {}

    /** Time has come this far. */
    public static Tick clock(Tick slot, long nowNs) {
        return slot.kind(EventKind.CLOCK).receiveTimeNs(nowNs);
    }

    /** The recording ends: what is open closes as PARTIAL (analytics 0.3). */
    public static Tick sessionEnd(Tick slot, long nowNs) {
        return slot.kind(EventKind.SESSION).receiveTimeNs(nowNs);
    }

    /** Defines the instrument behind a dense id, for stages, journal readers and the page alike. */
    public static Tick instrument(Tick slot, int id, Instrument instrument, long nowNs) {
        slot.kind(EventKind.INSTRUMENT).id(id).receiveTimeNs(nowNs);
        slot.bytes().putLong(TOKEN, instrument.token());
        slot.bytes().putLong(STRIKE, instrument.strike());
        slot.bytes().putLong(LOT_SIZE, instrument.lotSize());
        slot.bytes().putLong(TICK_SIZE, instrument.tickSize());
        slot.bytes()
                .putLong(
                        EXPIRY, instrument.expiry() == null ? 0 : instrument.expiry().toEpochDay());
        slot.bytes().putInt(TYPE, instrument.type().ordinal());
        putText(slot, SEGMENT, SEGMENT_LENGTH, instrument.segment());
        putText(slot, SYMBOL, SYMBOL_LENGTH, instrument.symbol());
        putText(slot, UNDERLYING, UNDERLYING_LENGTH, instrument.underlying());
        return slot;
    }

    public static Instrument instrument(Tick slot) {
        long expiry = slot.bytes().getLong(EXPIRY);
        return new Instrument(
                text(slot, SEGMENT, SEGMENT_LENGTH),
                slot.bytes().getLong(TOKEN),
                text(slot, SYMBOL, SYMBOL_LENGTH),
                InstrumentType.values()[slot.bytes().getInt(TYPE)],
                text(slot, UNDERLYING, UNDERLYING_LENGTH),
                expiry == 0 ? null : LocalDate.ofEpochDay(expiry),
                slot.bytes().getLong(STRIKE),
                slot.bytes().getLong(LOT_SIZE),
                slot.bytes().getLong(TICK_SIZE));
    }

    /** A feed changed state; {@code count} is packets lost for DROPPED, else 0; text is cut to what fits. */
    public static Tick feed(
            Tick slot,
            int feed,
            FeedState state,
            long count,
            long fromNs,
            long toNs,
            String text,
            long nowNs) {
        slot.kind(EventKind.FEED).feed(feed).receiveTimeNs(nowNs);
        slot.bytes().putInt(FEED_STATE, state.ordinal());
        slot.bytes().putLong(FEED_COUNT, count);
        slot.bytes().putLong(FEED_FROM_NS, fromNs);
        slot.bytes().putLong(FEED_TO_NS, toNs);
        putText(slot, FEED_TEXT, FEED_TEXT_LENGTH, cut(text, FEED_TEXT_LENGTH - 1));
        return slot;
    }

    /** Numeric form of {@link FeedState}, for stages. */
    public static int feedState(Tick slot) {
        return slot.bytes().getInt(FEED_STATE);
    }

    public static long feedCount(Tick slot) {
        return slot.bytes().getLong(FEED_COUNT);
    }

    /** From when to when a feed's trouble, or what else the event tells of, lasted, ns UTC; 0: not said. */
    public static long feedFromNs(Tick slot) {
        return slot.bytes().getLong(FEED_FROM_NS);
    }

    public static long feedToNs(Tick slot) {
        return slot.bytes().getLong(FEED_TO_NS);
    }

    public static String feedText(Tick slot) {
        return text(slot, FEED_TEXT, FEED_TEXT_LENGTH);
    }

    /** What the following events are computed with; first in every journal. */
    public static Tick config(
            Tick slot,
            int layoutVersion,
            long configHash,
            String build,
            String feedNames,
            long nowNs) {
        slot.kind(EventKind.CONFIG).receiveTimeNs(nowNs);
        slot.bytes().putInt(LAYOUT_VERSION, layoutVersion);
        slot.bytes().putLong(CONFIG_HASH, configHash);
        putText(slot, BUILD, BUILD_LENGTH, cut(build, BUILD_LENGTH - 1));
        putText(slot, FEED_NAMES, FEED_NAMES_LENGTH, cut(feedNames, FEED_NAMES_LENGTH - 1));
        return slot;
    }

    public static int layoutVersion(Tick slot) {
        return slot.bytes().getInt(LAYOUT_VERSION);
    }

    public static long configHash(Tick slot) {
        return slot.bytes().getLong(CONFIG_HASH);
    }

    public static String build(Tick slot) {
        return text(slot, BUILD, BUILD_LENGTH);
    }

    public static String feedNames(Tick slot) {
        return text(slot, FEED_NAMES, FEED_NAMES_LENGTH);
    }

    /**
     * Something known from an earlier day, journaled before the day's first packet.
     *
     * @param id the instrument, -1 when the subject is none
     * @param kind see {@link HistoryKind}
     * @param words at most {@link #HISTORY_CAPACITY}, laid out as the kind says
     * @param subject an underlying's name where it is about one, else empty
     */
    public static Tick history(
            Tick slot, int id, int kind, long epochDay, long[] words, String subject, long nowNs) {
        slot.kind(EventKind.HISTORY).id(id).receiveTimeNs(nowNs);
        slot.bytes().putInt(HISTORY_KIND, kind);
        slot.bytes().putLong(HISTORY_DAY, epochDay);
        for (int i = 0; i < words.length; i++) {
            slot.bytes().putLong(HISTORY_WORDS + i * SIZE_OF_LONG, words[i]);
        }
        putText(slot, HISTORY_SUBJECT, HISTORY_SUBJECT_LENGTH, subject);
        return slot;
    }

    public static int historyKind(Tick slot) {
        return slot.bytes().getInt(HISTORY_KIND);
    }

    public static long historyDay(Tick slot) {
        return slot.bytes().getLong(HISTORY_DAY);
    }

    public static long historyWord(Tick slot, int index) {
        return slot.bytes().getLong(HISTORY_WORDS + index * SIZE_OF_LONG);
    }

    /** The first words of a history event, as many as {@code into} holds. Allocates nothing. */
    public static void historyWords(Tick slot, long[] into) {
        for (int word = 0; word < into.length; word++) {
            into[word] = historyWord(slot, word);
        }
    }

    public static String historySubject(Tick slot) {
        return text(slot, HISTORY_SUBJECT, HISTORY_SUBJECT_LENGTH);
    }

    /**
     * Stands for events that were not journaled: numbers {@code from} to {@code to}, {@code ticks} of them
     * packets. Allocates nothing.
     */
    public static Tick gap(Tick slot, long from, long to, long ticks, long fromNs, long toNs) {
        slot.kind(EventKind.GAP).receiveTimeNs(toNs);
        slot.bytes().putLong(GAP_FROM, from);
        slot.bytes().putLong(GAP_TO, to);
        slot.bytes().putLong(GAP_TICKS, ticks);
        slot.bytes().putLong(GAP_FROM_NS, fromNs);
        slot.bytes().putLong(GAP_TO_NS, toNs);
        return slot;
    }

    public static long gapFrom(Tick slot) {
        return slot.bytes().getLong(GAP_FROM);
    }

    public static long gapTo(Tick slot) {
        return slot.bytes().getLong(GAP_TO);
    }

    public static long gapTicks(Tick slot) {
        return slot.bytes().getLong(GAP_TICKS);
    }

    public static long gapFromNs(Tick slot) {
        return slot.bytes().getLong(GAP_FROM_NS);
    }

    public static long gapToNs(Tick slot) {
        return slot.bytes().getLong(GAP_TO_NS);
    }

    static void putText(Tick slot, int at, int length, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > length - 1) {
            throw new IllegalArgumentException(
                    "longer than " + (length - 1) + " bytes of UTF-8: '" + text + "'");
        }
        slot.bytes().putByte(at, (byte) utf8.length);
        slot.bytes().putBytes(at + 1, utf8);
    }

    private static String text(Tick slot, int at, int length) {
        byte[] utf8 = new byte[Math.min(slot.bytes().getByte(at) & 0xff, length - 1)];
        slot.bytes().getBytes(at + 1, utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /**
     * What of a text fits into so many bytes of UTF-8, whole characters only; a claimed slot is published
     * whatever the text.
     */
    static String cut(String text, int bytes) {
        String whole = text == null ? "" : text;
        int end = Math.min(whole.length(), bytes);
        while (whole.substring(0, end).getBytes(StandardCharsets.UTF_8).length > bytes) {
            end--;
        }
        return whole.substring(0, end);
    }
}
