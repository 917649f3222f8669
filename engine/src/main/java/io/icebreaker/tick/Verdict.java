package io.icebreaker.tick;

import static io.icebreaker.tick.TickFlags.HAS_ATP;
import static io.icebreaker.tick.TickFlags.HAS_DEPTH;
import static io.icebreaker.tick.TickFlags.HAS_EXCHANGE_TIME;
import static io.icebreaker.tick.TickFlags.HAS_HIGH;
import static io.icebreaker.tick.TickFlags.HAS_LAST_QTY;
import static io.icebreaker.tick.TickFlags.HAS_LAST_TRADE_TIME;
import static io.icebreaker.tick.TickFlags.HAS_LOW;
import static io.icebreaker.tick.TickFlags.HAS_LTP;
import static io.icebreaker.tick.TickFlags.HAS_OI;
import static io.icebreaker.tick.TickFlags.HAS_OPEN;
import static io.icebreaker.tick.TickFlags.HAS_PREV_CLOSE;
import static io.icebreaker.tick.TickFlags.HAS_TOTAL_BUY_QTY;
import static io.icebreaker.tick.TickFlags.HAS_TOTAL_SELL_QTY;
import static io.icebreaker.tick.TickFlags.HAS_VOLUME;

/**
 * What counts of a packet when several feeds send its instrument, packed into the last
 * byte of its slot. A packet of an instrument that only one feed sends has 0.
 *
 * <pre>
 *  0..3  parts that do not count: trade, book, open interest, day   4 shared   5 covered   6 shadow
 * </pre>
 */
public final class Verdict {
    /** The slot's last byte, which the sequence gives up: 56 bits number 2,000 years of busy days. */
    private static final int PLACE = Tick.LENGTH - 1;

    /** Parts of a packet, which may each come from another feed. */
    public static final int TRADE = 0;

    public static final int BOOK = 1;
    public static final int OI = 2;
    public static final int DAY = 3;
    public static final int PARTS = 4;

    /** Several feeds send the instrument: whether its next trade follows a gap is for COVERED to say. */
    public static final int SHARED = 1 << PARTS;

    /** Some feed has shown the instrument's volume up to this packet without a break. */
    public static final int COVERED = SHARED << 1;

    /** Nothing of the packet counts. */
    public static final int SHADOW = COVERED << 1;

    private static final int ALL_PARTS = (1 << PARTS) - 1;
    private static final int[] FIELDS = {
        HAS_EXCHANGE_TIME | HAS_LAST_TRADE_TIME | HAS_LTP | HAS_LAST_QTY | HAS_VOLUME,
        HAS_DEPTH | HAS_TOTAL_BUY_QTY | HAS_TOTAL_SELL_QTY,
        HAS_OI,
        HAS_OPEN | HAS_HIGH | HAS_LOW | HAS_PREV_CLOSE | HAS_ATP
    };
    private static final int[] HIDDEN = new int[1 << PARTS];

    static {
        for (int parts = 0; parts < HIDDEN.length; parts++) {
            for (int part = 0; part < PARTS; part++) {
                HIDDEN[parts] |= (parts >> part & 1) * FIELDS[part];
            }
        }
    }

    private Verdict() {}

    /** What was concluded on a packet; 0: all of it counts. */
    public static int of(Tick tick) {
        return tick.bytes().getByte(PLACE);
    }

    /** Leaves what was concluded in the packet's slot; the arbiter's to call. */
    public static void put(Tick tick, int verdict) {
        tick.bytes().putByte(PLACE, (byte) verdict);
    }

    /** Whether another feed has told all of this before: the packet changes nothing. */
    public static boolean isShadow(int verdict) {
        return (verdict & SHADOW) != 0;
    }

    /** Whether the packet's trade part, or another part, is left out. */
    public static boolean hides(int verdict, int part) {
        return (verdict & (SHADOW | 1 << part)) != 0;
    }

    /** Presence bits of the fields that count. */
    static int visible(int flags, int verdict) {
        return verdict == 0 ? flags : flags & ~HIDDEN[verdict & ALL_PARTS];
    }

    /** Bits of the fields of a part. A packet's own times go with its trade. */
    public static int fields(int part) {
        return FIELDS[part];
    }

    /** The bit that hides a part. */
    public static int hide(int part) {
        return 1 << part;
    }
}
