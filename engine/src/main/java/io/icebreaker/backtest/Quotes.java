package io.icebreaker.backtest;

import io.icebreaker.calendar.Session;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.finding.PaperCarry;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.util.Arrays;

/**
 * Each instrument's last price, last valid book of session time and last packet before the close: what open
 * positions are valued, closed and settled at (analytics 10.5). By instrument id; prices E4, 0 for none.
 *
 * <p>One owner, the compute lane. Allocates when an instrument's session changes, nothing per packet.
 */
final class Quotes {
    static final long NONE = Long.MIN_VALUE;

    private final Sessions sessions;
    final long[] ltp;
    final long[] bid;
    final long[] ask;

    /** Last packet with te at or before the close, and the price known then. */
    final long[] lastNs;

    final long[] closingLtp;

    /** Session of the last packet; {@link #NONE} before the first. */
    final long[] openNs;

    final long[] closeNs;
    final boolean[] always;

    /** Price as it stands for derivatives that expire, and until when it moves. */
    final long[] settlement;

    private final long[] settlesNs;

    /** State before the minute that is to be sampled next, where packets have gone past it. */
    private final long[] keptFor;

    private final long[] keptLtp;
    private final long[] keptBid;
    private final long[] keptAsk;
    private final long[] packetNs;

    Quotes(int maxInstruments, Sessions sessions) {
        this.sessions = sessions;
        ltp = new long[maxInstruments];
        bid = new long[maxInstruments];
        ask = new long[maxInstruments];
        lastNs = new long[maxInstruments];
        closingLtp = new long[maxInstruments];
        openNs = new long[maxInstruments];
        closeNs = new long[maxInstruments];
        always = new boolean[maxInstruments];
        settlement = new long[maxInstruments];
        settlesNs = new long[maxInstruments];
        keptFor = new long[maxInstruments];
        keptLtp = new long[maxInstruments];
        keptBid = new long[maxInstruments];
        keptAsk = new long[maxInstruments];
        packetNs = new long[maxInstruments];
        Arrays.fill(openNs, NONE);
        Arrays.fill(lastNs, NONE);
        Arrays.fill(keptFor, NONE);
        Arrays.fill(packetNs, NONE);
    }

    /** Whether the packet is the first of its instrument in a session; asked before {@link #onPacket}. */
    boolean isNewSession(int id) {
        return openNs[id] != sessions.session(id).openNs();
    }

    /** Takes an accepted packet; {@code nextSampleNs} is the minute still to be sampled. */
    void onPacket(Tick packet, long nextSampleNs) {
        int id = packet.id();
        long te = packet.effectiveTimeNs();
        keep(id, te, nextSampleNs);
        if (isNewSession(id)) {
            begin(id);
        }
        packetNs[id] = te;
        boolean hasLtp = packet.has(TickFlags.HAS_LTP) && packet.ltp() > 0;
        if (hasLtp) {
            ltp[id] = packet.ltp();
        }
        if (hasLtp && te <= settlesNs[id]) {
            settlement[id] = packet.ltp();
        }
        if (te <= closeNs[id]) {
            lastNs[id] = te;
            closingLtp[id] = ltp[id];
            if (te >= openNs[id] && Matching.isValidBook(packet)) {
                bid[id] = packet.bid(0);
                ask[id] = packet.ask(0);
            }
        }
    }

    private void begin(int id) {
        Session session = sessions.session(id);
        openNs[id] = session.openNs();
        closeNs[id] = session.closeNs();
        always[id] = session.always();
        settlesNs[id] = sessions.settlesNs(id);
    }

    private void keep(int id, long te, long nextSampleNs) {
        long cut = cut(id, nextSampleNs);
        if (te >= cut && packetNs[id] < cut && keptFor[id] != nextSampleNs) {
            keptFor[id] = nextSampleNs;
            keptLtp[id] = ltp[id];
            keptBid[id] = bid[id];
            keptAsk[id] = ask[id];
        }
    }

    /** What has te below it belongs into the sample: the minute, at the instrument's close still with it. */
    long cut(int id, long minuteNs) {
        return minuteNs == closeNs[id] && !always[id] && openNs[id] != NONE
                ? minuteNs + 1
                : minuteNs;
    }

    /** What an instrument was valued at when an earlier day ended; until its first packet. */
    void carry(int id, PaperHandover.Position from) {
        bid[id] = from.word(PaperCarry.BID);
        ask[id] = from.word(PaperCarry.ASK);
        ltp[id] = from.word(PaperCarry.LTP);
        closingLtp[id] = from.word(PaperCarry.CLOSING_LTP);
        lastNs[id] = from.word(PaperCarry.LAST_NS);
    }

    /** The words of {@link #carry}, from {@link PaperCarry#BID} on. */
    void handOver(int id, long[] into, int at) {
        into[at] = bid[id];
        into[at + PaperCarry.ASK - PaperCarry.BID] = ask[id];
        into[at + PaperCarry.LTP - PaperCarry.BID] = ltp[id];
        into[at + PaperCarry.CLOSING_LTP - PaperCarry.BID] = closingLtp[id];
        into[at + PaperCarry.LAST_NS - PaperCarry.BID] = lastNs[id];
    }

    /** Where a position would be closed now: long at the bid, short at the ask, else the last price. */
    long exit(int id, int direction) {
        return exit(direction, bid[id], ask[id], ltp[id]);
    }

    /** The same before a minute. */
    long exitBefore(int id, int direction, long minuteNs) {
        return keptFor[id] == minuteNs
                ? exit(direction, keptBid[id], keptAsk[id], keptLtp[id])
                : exit(id, direction);
    }

    private static long exit(int direction, long bid, long ask, long last) {
        if (bid == 0) {
            return last;
        }
        return direction > 0 ? bid : ask;
    }
}
