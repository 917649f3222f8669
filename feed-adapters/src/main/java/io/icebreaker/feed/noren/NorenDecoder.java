package io.icebreaker.feed.noren;

import static io.icebreaker.feed.noren.NorenLayout.*;

import io.icebreaker.feed.InstrumentResolver;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import io.icebreaker.tick.TickSink;

/**
 * Merges Noren's snapshots and deltas and publishes the merged state after each (feed-noren 3.3 and 3.5).
 * A refused message changes no state. Nothing in a message's bytes can make it throw.
 *
 * <p><b>Threading.</b> One thread. <b>Allocation.</b> None for a message that is published; a text that is no
 * message costs a new parser, a state seen for the first time its array. While the sink is in {@code publish}
 * or {@code reject}, and until the next message, the getters tell which message is in hand; tools read from
 * there what a tick has no place for.
 */
public final class NorenDecoder {
    /** What {@link #decode} answers for a heartbeat. */
    public static final int HEARTBEAT = -1;

    private static final long MAX_UINT32 = 0xffff_ffffL;

    private final InstrumentResolver resolver;
    private final int feed;
    private final NorenMessage message = new NorenMessage();
    private final NorenStates states;
    private long fullStates;
    private NorenState state;
    private boolean isMessage;
    private int segment;
    private long badValues;

    /**
     * @param resolver finds instruments by segment code of the exchange and token
     * @param feed number of this feed, 0..255, stamped on every tick
     */
    public NorenDecoder(InstrumentResolver resolver, int feed) {
        this(resolver, feed, NorenStates.MOST);
    }

    /** The same with fewer merged states; an instrument has up to two, touchline and depth. */
    NorenDecoder(InstrumentResolver resolver, int feed, int capacity) {
        if (feed < 0 || feed > 0xff) {
            throw new IllegalArgumentException("feed must be within 0..255, was " + feed);
        }
        this.resolver = resolver;
        this.feed = feed;
        states = new NorenStates(capacity);
    }

    /**
     * Decodes one text frame; the bytes are only read.
     *
     * @return number of ticks published, or {@link #HEARTBEAT}
     */
    public int decode(byte[] utf8, long receiveTimeNs, TickSink sink) {
        state = null;
        segment = 0;
        isMessage = message.read(utf8, receiveTimeNs);
        if (!isMessage) {
            return refuse(Reject.TEXT, sink);
        }
        if (message.kind() == UNKNOWN) {
            return refuse(Reject.KIND, sink);
        }
        if (message.kind() == CONNECT_ACK) {
            forget();
        }
        if (message.kind() > LAST_ROW) {
            return message.kind() == NorenLayout.HEARTBEAT ? HEARTBEAT : 0;
        }
        return decodeRow(receiveTimeNs, sink);
    }

    /** Forgets all states, as at the acknowledgement of a new session. */
    public void forget() {
        states.discard();
    }

    /** Messages are missing before the next one. */
    public void doubt() {
        states.doubt();
    }

    /** Whether the state after the message in hand lacks no message since its last snapshot. */
    public boolean isCertain() {
        return state == null || state.isCertain();
    }

    /** Refuses a binary frame: this wire has none. */
    public int decodeBinary(TickSink sink) {
        state = null;
        segment = 0;
        isMessage = false;
        return refuse(Reject.OPCODE, sink);
    }

    /** These are wanted, or wanted no longer, by segment code of the exchange and token. */
    void want(int wantedSegment, long token, boolean isWanted) {
        if (isWanted) {
            states.keep(wantedSegment, token);
        } else {
            states.release(wantedSegment, token);
        }
    }

    /** Rows refused because no more states are kept. */
    public long fullStates() {
        return fullStates;
    }

    private int decodeRow(long receiveTimeNs, TickSink sink) {
        boolean isDepth = isDepth(message.kind());
        boolean isSnapshot = isSnapshot(message.kind());
        if (message.token() == 0) {
            return refuse(Reject.TOKEN, sink);
        }
        segment = message.segment();
        if (segment == NorenMessage.NO_EXCHANGE) {
            segment = isSnapshot ? 0 : states.onlySegment(message.token(), isDepth);
            if (segment == 0) {
                return refuse(Reject.UNRESOLVED, sink);
            }
        }
        if (segment == 0) {
            return refuse(Reject.SEGMENT, sink);
        }
        int id = resolver.id(segment, message.token());
        NorenState merged = id < 0 ? null : states.get(segment, message.token(), isDepth);
        if (merged == null) {
            fullStates += id < 0 ? 0 : 1;
            return refuse(Reject.UNKNOWN_INSTRUMENT, sink);
        }
        merge(merged, isSnapshot);
        fill(sink.claim().packet(feed, id, receiveTimeNs));
        sink.publish();
        return 1;
    }

    private static int refuse(Reject reason, TickSink sink) {
        sink.reject(reason);
        return 0;
    }

    private void merge(NorenState merged, boolean isSnapshot) {
        badValues += message.badValues();
        if (isSnapshot) {
            merged.replaceBy(message.values());
        } else {
            merged.merge(message.values());
        }
        state = merged;
    }

    private void fill(Tick tick) {
        fillPrices(tick);
        fillQuantities(tick);
        if (state.has(FEED_TIME)) {
            tick.exchangeTimeNs(state.get(FEED_TIME));
        }
        if (state.has(LAST_TRADE_TIME)) {
            tick.lastTradeTimeNs(state.get(LAST_TRADE_TIME));
        }
        for (int level = 0; level < Tick.LEVELS; level++) {
            fillLevel(tick, level);
        }
    }

    private void fillPrices(Tick tick) {
        if (state.has(LTP)) {
            tick.ltp(state.get(LTP));
        }
        if (state.has(OPEN)) {
            tick.open(state.get(OPEN));
        }
        if (state.has(HIGH)) {
            tick.high(state.get(HIGH));
        }
        if (state.has(LOW)) {
            tick.low(state.get(LOW));
        }
        if (state.has(PREV_CLOSE)) {
            tick.prevClose(state.get(PREV_CLOSE));
        }
        if (state.has(ATP)) {
            tick.atp(state.get(ATP));
        }
    }

    private void fillQuantities(Tick tick) {
        if (state.has(VOLUME)) {
            tick.volume(state.get(VOLUME));
        }
        if (state.has(LAST_QTY)) {
            tick.lastQty(state.get(LAST_QTY));
        }
        if (state.has(OI)) {
            tick.oi(state.get(OI));
        }
        if (state.has(TOTAL_BUY_QTY)) {
            tick.totalBuyQty(state.get(TOTAL_BUY_QTY));
        }
        if (state.has(TOTAL_SELL_QTY)) {
            tick.totalSellQty(state.get(TOTAL_SELL_QTY));
        }
    }

    /** A level of unknown price is none for the engine; a table of the state shows its quantity. */
    private void fillLevel(Tick tick, int level) {
        if (state.has(BID_QTY + level) || state.has(ASK_QTY + level)) {
            tick.mark(TickFlags.HAS_DEPTH);
        }
        if (state.get(BID_QTY + level) != 0 && state.has(BID_PRICE + level)) {
            tick.bid(
                    level,
                    state.get(BID_PRICE + level),
                    uint32(BID_QTY + level),
                    uint32(BID_ORDERS + level));
        }
        if (state.get(ASK_QTY + level) != 0 && state.has(ASK_PRICE + level)) {
            tick.ask(
                    level,
                    state.get(ASK_PRICE + level),
                    uint32(ASK_QTY + level),
                    uint32(ASK_ORDERS + level));
        }
    }

    /** A slot has 32 bits for what stands at a level; more saturates. */
    private long uint32(int place) {
        return Math.min(MAX_UINT32, state.get(place));
    }

    /** Whether the frame in hand was one JSON object of strings with a {@code t}. */
    boolean isMessage() {
        return isMessage;
    }

    /** Kind of the message in hand, see {@link NorenLayout}; {@code UNKNOWN} for a text that is none. */
    int kind() {
        return message.kind();
    }

    /** Segment code of the message in hand, resolved; 0 while none is known. */
    int segment() {
        return segment;
    }

    /** Token of the message in hand, or 0. */
    long token() {
        return message.token();
    }

    /** Merged state after the message in hand; null when it was refused or carries no market data. */
    NorenState state() {
        return state;
    }

    /** Values so far that are no number of their kind and so counted as absent. */
    public long badValues() {
        return badValues;
    }
}
