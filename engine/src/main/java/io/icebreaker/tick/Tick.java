package io.icebreaker.tick;

import static org.agrona.BitUtil.SIZE_OF_INT;
import static org.agrona.BitUtil.SIZE_OF_LONG;

import java.nio.ByteBuffer;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;

/**
 * One event crossing the ring: a view over 320 little-endian bytes, five cache lines.
 *
 * <pre>
 *   0  instrumentId  flags  exchangeTimeNs  lastTradeTimeNs  receiveTimeNs
 *  32  ltp  lastQty  volume  oi  atp  totalBuyQty  totalSellQty  open  high  low  prevClose
 * 120  depth: 5 bids then 5 asks, best first, 16 bytes a level (price 8, qty 4, orders 4)
 * 280  effectiveTimeNs  traded  delta  tradeFlags  failedStages  sequence 319 verdict (one writer each)
 * </pre>
 *
 * The journal appends the input prefix {@code [0, 280)} and replay copies it back. Events other than ticks
 * ({@link EventKind}) lay their own fields over the prefix behind the receive time; see {@link Events}.
 *
 * <p><b>Units.</b> Prices E4 (rupees x 10,000), quantities in units, never lots, times in epoch ns UTC. A
 * field counts only when its bit of {@link TickFlags} is set; it reads 0 otherwise.
 *
 * <p><b>Threading.</b> One owner at a time: the sink between claim and publish, then each lane in turn.
 */
public final class Tick extends SlotBytes {
    public static final int LEVELS = 5;

    static final int INSTRUMENT_ID = 0;
    static final int FLAGS = INSTRUMENT_ID + SIZE_OF_INT;
    static final int EXCHANGE_TIME_NS = FLAGS + SIZE_OF_INT;
    static final int LAST_TRADE_TIME_NS = EXCHANGE_TIME_NS + SIZE_OF_LONG;
    static final int RECEIVE_TIME_NS = LAST_TRADE_TIME_NS + SIZE_OF_LONG;
    static final int LTP = RECEIVE_TIME_NS + SIZE_OF_LONG;
    static final int LAST_QTY = LTP + SIZE_OF_LONG;
    static final int VOLUME = LAST_QTY + SIZE_OF_LONG;
    static final int OI = VOLUME + SIZE_OF_LONG;
    static final int ATP = OI + SIZE_OF_LONG;
    static final int TOTAL_BUY_QTY = ATP + SIZE_OF_LONG;
    static final int TOTAL_SELL_QTY = TOTAL_BUY_QTY + SIZE_OF_LONG;
    static final int OPEN = TOTAL_SELL_QTY + SIZE_OF_LONG;
    static final int HIGH = OPEN + SIZE_OF_LONG;
    static final int LOW = HIGH + SIZE_OF_LONG;
    static final int PREV_CLOSE = LOW + SIZE_OF_LONG;
    static final int DEPTH = PREV_CLOSE + SIZE_OF_LONG;
    static final int LEVEL_LENGTH = SIZE_OF_LONG + 2 * SIZE_OF_INT;
    static final int ASKS = DEPTH + LEVELS * LEVEL_LENGTH;
    static final int LEVEL_QTY = SIZE_OF_LONG;
    static final int LEVEL_ORDERS = LEVEL_QTY + SIZE_OF_INT;

    /** Bytes of the input prefix: what the feed said, and all that the input journal keeps. */
    public static final int INPUT_LENGTH = ASKS + LEVELS * LEVEL_LENGTH;

    static final int EFFECTIVE_TIME_NS = INPUT_LENGTH;
    static final int TRADED = EFFECTIVE_TIME_NS + SIZE_OF_LONG;
    static final int DELTA = TRADED + SIZE_OF_LONG;
    static final int TRADE_FLAGS = DELTA + SIZE_OF_LONG;
    static final int FAILED_STAGES = TRADE_FLAGS + SIZE_OF_INT;
    static final int SEQUENCE = FAILED_STAGES + SIZE_OF_INT;

    public static final int LENGTH = SEQUENCE + SIZE_OF_LONG; // its highest byte is the verdict
    private static final long UNSIGNED_INT = 0xffff_ffffL;

    /** A slot with memory of its own, aligned to the cache line. */
    public Tick() {
        this(BufferUtil.allocateDirectAligned(LENGTH, BitUtil.CACHE_LINE_LENGTH), 0);
    }

    /** A slot among others in one piece of memory. */
    Tick(ByteBuffer memory, int offset) {
        super(memory, offset);
    }

    /** Empties the slot: no kind, no field present, nothing derived. */
    public Tick clear() {
        zeroSlot();
        return this;
    }

    /** Empties the slot but for {@code ltp} to the last ask, all of which the caller writes. */
    public Tick clearAroundFields() {
        zeroAroundFields();
        return this;
    }

    /** Makes a packet of a slot that holds nothing; its fields are to follow. */
    public Tick packet(int feed, int id, long receiveTimeNs) {
        int flags = EventKind.TICK << TickFlags.KIND_SHIFT | feed << TickFlags.FEED_SHIFT;
        putLong(INSTRUMENT_ID, id | (long) flags << Integer.SIZE); // little-endian: the id first
        return receiveTimeNs(receiveTimeNs);
    }

    /** Takes over a recorded input prefix and empties the derived part. */
    public Tick copyInputFrom(DirectBuffer source, int offset) {
        bytes().putBytes(0, source, offset, INPUT_LENGTH);
        zero(INPUT_LENGTH, LENGTH);
        return this;
    }

    // ---- what the feed said

    public int flags() {
        return getInt(FLAGS);
    }

    public Tick flags(int flags) {
        putInt(FLAGS, flags);
        return this;
    }

    public boolean has(int flag) {
        return (Verdict.visible(flags(), Verdict.of(this)) & flag) != 0;
    }

    /** Marks fields as present. */
    public Tick mark(int flag) {
        return flags(flags() | flag);
    }

    /** Numeric form of {@link EventKind}. */
    public int kind() {
        return flags() >>> TickFlags.KIND_SHIFT & TickFlags.KIND_MASK;
    }

    public Tick kind(int kind) {
        return flags(
                flags() & ~(TickFlags.KIND_MASK << TickFlags.KIND_SHIFT)
                        | kind << TickFlags.KIND_SHIFT);
    }

    /** The feed that sent the event, 0..255; a recording is one feed. */
    public int feed() {
        return flags() >>> TickFlags.FEED_SHIFT & TickFlags.FEED_MASK;
    }

    public Tick feed(int feed) {
        return flags(
                flags() & ~(TickFlags.FEED_MASK << TickFlags.FEED_SHIFT)
                        | feed << TickFlags.FEED_SHIFT);
    }

    /** Dense instrument id, {@code 0..n-1}; meaningless for events about no instrument. */
    public int id() {
        return getInt(INSTRUMENT_ID);
    }

    public Tick id(int id) {
        putInt(INSTRUMENT_ID, id);
        return this;
    }

    public long exchangeTimeNs() {
        return getLong(EXCHANGE_TIME_NS);
    }

    public Tick exchangeTimeNs(long timeNs) {
        putLong(EXCHANGE_TIME_NS, timeNs);
        return mark(TickFlags.HAS_EXCHANGE_TIME);
    }

    public long lastTradeTimeNs() {
        return getLong(LAST_TRADE_TIME_NS);
    }

    public Tick lastTradeTimeNs(long timeNs) {
        putLong(LAST_TRADE_TIME_NS, timeNs);
        return mark(TickFlags.HAS_LAST_TRADE_TIME);
    }

    public long receiveTimeNs() {
        return getLong(RECEIVE_TIME_NS);
    }

    public Tick receiveTimeNs(long timeNs) {
        putLong(RECEIVE_TIME_NS, timeNs);
        return this;
    }

    public long ltp() {
        return getLong(LTP);
    }

    public Tick ltp(long price) {
        putLong(LTP, price);
        return mark(TickFlags.HAS_LTP);
    }

    public long lastQty() {
        return getLong(LAST_QTY);
    }

    public Tick lastQty(long qty) {
        putLong(LAST_QTY, qty);
        return mark(TickFlags.HAS_LAST_QTY);
    }

    /** The day's traded quantity so far. */
    public long volume() {
        return getLong(VOLUME);
    }

    public Tick volume(long qty) {
        putLong(VOLUME, qty);
        return mark(TickFlags.HAS_VOLUME);
    }

    public long oi() {
        return getLong(OI);
    }

    public Tick oi(long qty) {
        putLong(OI, qty);
        return mark(TickFlags.HAS_OI);
    }

    public long atp() {
        return getLong(ATP);
    }

    public Tick atp(long price) {
        putLong(ATP, price);
        return mark(TickFlags.HAS_ATP);
    }

    public long totalBuyQty() {
        return getLong(TOTAL_BUY_QTY);
    }

    public Tick totalBuyQty(long qty) {
        putLong(TOTAL_BUY_QTY, qty);
        return mark(TickFlags.HAS_TOTAL_BUY_QTY);
    }

    public long totalSellQty() {
        return getLong(TOTAL_SELL_QTY);
    }

    public Tick totalSellQty(long qty) {
        putLong(TOTAL_SELL_QTY, qty);
        return mark(TickFlags.HAS_TOTAL_SELL_QTY);
    }

    public long open() {
        return getLong(OPEN);
    }

    public Tick open(long price) {
        putLong(OPEN, price);
        return mark(TickFlags.HAS_OPEN);
    }

    public long high() {
        return getLong(HIGH);
    }

    public Tick high(long price) {
        putLong(HIGH, price);
        return mark(TickFlags.HAS_HIGH);
    }

    public long low() {
        return getLong(LOW);
    }

    public Tick low(long price) {
        putLong(LOW, price);
        return mark(TickFlags.HAS_LOW);
    }

    public long prevClose() {
        return getLong(PREV_CLOSE);
    }

    public Tick prevClose(long price) {
        putLong(PREV_CLOSE, price);
        return mark(TickFlags.HAS_PREV_CLOSE);
    }

    /** Bid price at a level, 0 the best; read it together with {@link #bidQty}: 0 there means no level. */
    public long bid(int level) {
        return getLong(DEPTH + level * LEVEL_LENGTH);
    }

    public long bidQty(int level) {
        return getInt(DEPTH + level * LEVEL_LENGTH + LEVEL_QTY) & UNSIGNED_INT;
    }

    public long bidOrders(int level) {
        return getInt(DEPTH + level * LEVEL_LENGTH + LEVEL_ORDERS) & UNSIGNED_INT;
    }

    public long ask(int level) {
        return getLong(ASKS + level * LEVEL_LENGTH);
    }

    public long askQty(int level) {
        return getInt(ASKS + level * LEVEL_LENGTH + LEVEL_QTY) & UNSIGNED_INT;
    }

    public long askOrders(int level) {
        return getInt(ASKS + level * LEVEL_LENGTH + LEVEL_ORDERS) & UNSIGNED_INT;
    }

    /** Sets a bid level, {@code HAS_DEPTH} being marked; quantities and orders are unsigned 32-bit. */
    public Tick bid(int level, long price, long qty, long orders) {
        return level(DEPTH + level * LEVEL_LENGTH, price, qty, orders);
    }

    /** Sets an ask level, {@code HAS_DEPTH} being marked; quantities and orders are unsigned 32-bit. */
    public Tick ask(int level, long price, long qty, long orders) {
        return level(ASKS + level * LEVEL_LENGTH, price, qty, orders);
    }

    private Tick level(int at, long price, long qty, long orders) {
        putLong(at, price);
        putLong(
                at + LEVEL_QTY,
                qty & UNSIGNED_INT | orders << Integer.SIZE); // little-endian: qty first
        return this;
    }

    // ---- what the stages found

    /** Effective event time (analytics 0.3); writer: flow. 0 for a packet that changed nothing (STALE). */
    public long effectiveTimeNs() {
        return getLong(EFFECTIVE_TIME_NS);
    }

    public Tick effectiveTimeNs(long timeNs) {
        putLong(EFFECTIVE_TIME_NS, timeNs);
        return this;
    }

    /** Quantity traded since the instrument's previous packet (analytics 1.1); writer: flow. */
    public long traded() {
        return getLong(TRADED);
    }

    public Tick traded(long qty) {
        putLong(TRADED, qty);
        return this;
    }

    /** Signed quantity: what was bought less what was sold; writer: flow. */
    public long delta() {
        return getLong(DELTA);
    }

    public Tick delta(long qty) {
        putLong(DELTA, qty);
        return this;
    }

    /** Parts of {@link #traded} that buyers and sellers initiated, or nobody knows who (analytics 1.3). */
    public long bought() {
        return TradeFlags.hasSide(tradeFlags()) ? (traded() + delta()) / 2 : 0;
    }

    public long sold() {
        return TradeFlags.hasSide(tradeFlags()) ? (traded() - delta()) / 2 : 0;
    }

    public long neutral() {
        return traded() - bought() - sold();
    }

    /** Side, rule, phase and quality bits of the trade, see {@link TradeFlags}; writer: flow. */
    public int tradeFlags() {
        return getInt(TRADE_FLAGS);
    }

    public Tick tradeFlags(int flags) {
        putInt(TRADE_FLAGS, flags);
        return this;
    }

    /** One bit a stage that threw on this event; 0 for a healthy one. Writer: the lane. */
    public int failedStages() {
        return getInt(FAILED_STAGES);
    }

    public Tick failedStages(int stages) {
        putInt(FAILED_STAGES, stages);
        return this;
    }

    /** The event's number in its journal, from 1, without holes; writer: the sink. */
    public long sequence() {
        return getLong(SEQUENCE) & Long.MAX_VALUE >>> 7;
    }

    public Tick sequence(long sequence) {
        putLong(SEQUENCE, sequence);
        return this;
    }
}
