package io.icebreaker.stage.signal;

import static io.icebreaker.stage.signal.WindowState.*;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.BarListener;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.Session;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.setting.Setting;
import io.icebreaker.stage.PcrSource;
import io.icebreaker.stage.Shown;
import io.icebreaker.stage.StageContext;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TradeFlags;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * From a packet to its window's values, to a type, to a recorded signal (analytics 4.2, 5), in the order of
 * 4.2: S reset; the standing book's time; old buckets leave; the trade; the book; the values; signals; the
 * baseline sample. Outcomes of earlier signals are settled on the trade before new signals are judged.
 *
 * <p><b>Threading.</b> One thread, the compute lane. Allocates when an instrument is defined; nothing per
 * tick.
 */
public final class SignalKernel implements BarListener {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int D1 = Interval.D1.ordinal();

    private final Sessions sessions;
    private final IntPredicate knowsVolume;
    private final int windowSeconds;
    private final long startNs;
    private final long endNs;

    private final WindowKernel window;
    private final Values values;
    private final Baseline baseline;
    private final MinuteVolumes minutes;
    private final Atr14 atr;
    private final Pcr pcr;
    private final Gates gates;
    private final Limits limits;
    private final WindowSheet sheet;
    private final SignalBook book;

    /** Null for an index and for what is not defined yet. */
    private final long[][] windows;

    private final boolean[] isPut;
    private final long[] openNs;
    private final long[] closeNs;
    private final long[] packetNs;

    /**
     * {@code knowsVolume}: whether an instrument's day volume is known, Vprev of 1.1, the packet in hand
     * included.
     */
    public SignalKernel(StageContext context, IntPredicate knowsVolume, PcrSource source) {
        int n = context.maxInstruments();
        var settings = context.settings();
        sessions = context.sessions();
        this.knowsVolume = knowsVolume;
        windowSeconds = (int) settings.whole(Setting.WINDOW_S);
        startNs = settings.whole(Setting.SIGNAL_START_S) * SECOND_NS;
        endNs = settings.whole(Setting.SIGNAL_END_S) * SECOND_NS;
        var thresholds = Thresholds.of(settings);
        window = new WindowKernel(windowSeconds);
        values = new Values(thresholds.institutional(), thresholds.relMin());
        baseline = new Baseline(n);
        minutes = new MinuteVolumes(n);
        atr = new Atr14(n);
        pcr = new Pcr(source, settings.isOn(Setting.REAL_PCR_ENABLED));
        gates = new Gates(thresholds, context.counters());
        limits = new Limits(n, settings);
        sheet = new WindowSheet(n, context.findings());
        book = new SignalBook(context, thresholds, limits, atr, this::qualifies, this::price);
        windows = new long[n][];
        isPut = new boolean[n];
        openNs = new long[n];
        closeNs = new long[n];
        packetNs = new long[n];
        Arrays.fill(openNs, NONE);
        Arrays.fill(packetNs, NONE);
    }

    /** Makes room for an instrument; its definition is in the sessions already. */
    void define(int id) {
        InstrumentType type = sessions.instrument(id).type();
        isPut[id] = type == InstrumentType.PE;
        if (type != InstrumentType.IDX && windows[id] == null) {
            windows[id] = new long[WindowState.length(windowSeconds)];
            WindowState.reset(windows[id]);
            atr.define(id);
        }
    }

    void onTick(Tick tick) {
        long te = tick.effectiveTimeNs();
        int id = tick.id();
        if (te == 0 || windows[id] == null) {
            return;
        }
        Session session = sessions.session(id);
        long[] w = windows[id];
        if (session.openNs() != openNs[id]) {
            reset(id, session, tick.sequence());
        }
        if (w[KNOWN_SINCE_NS] == NONE && knowsVolume.test(id)) {
            w[KNOWN_SINCE_NS] = te;
        }
        boolean counts =
                packetNs[id] == NONE
                        || tick.receiveTimeNs() - packetNs[id] <= windowSeconds * SECOND_NS;
        packetNs[id] = tick.receiveTimeNs();
        boolean trades = TradeFlags.inBars(tick.tradeFlags());
        fold(id, session, te, tick, trades);
        if (te >= session.openNs() && te <= session.closeNs()) {
            takePart(id, session, te, tick, trades, counts);
        }
    }

    /** S reset: what is open closes, the window is empty; the baseline stays. */
    private void reset(int id, Session session, long sequence) {
        book.onClose(id, windows[id][PRICE_NOW], closeNs[id], sequence);
        openNs[id] = session.openNs();
        closeNs[id] = session.closeNs();
        WindowState.reset(windows[id]);
        minutes.reset(id);
        atr.reset(id);
        limits.reset(id);
    }

    private void fold(int id, Session session, long te, Tick tick, boolean trades) {
        minutes.advance(id, session, te);
        atr.advance(id, session, te);
        if (trades) {
            minutes.trade(id, session, te, tick.traded());
            atr.trade(id, session, te, tick.ltp());
            windows[id][PRICE_NOW] = tick.ltp();
        }
    }

    private void takePart(
            int id, Session session, long te, Tick tick, boolean trades, boolean counts) {
        long[] w = windows[id];
        long ms = WindowKernel.ms(te);
        window.advance(w, ms);
        if (trades) {
            window.trade(w, ms, tick, counts);
            book.onTrade(id, tick.ltp(), te, tick.sequence());
        }
        window.book(w, ms, tick);
        values.take(w, windowMs(w, session, ms), minutes.count(id), minutes.volume(id));
        values.guard(baseline.of(id, Baseline.BID), baseline.of(id, Baseline.ASK));
        pcr.look(id, isPut[id], te);
        sheet.show(id, te, w, values, pcr);
        if (isSignalTime(session, te)) {
            evaluate(id, session, te, tick);
        }
        baseline.sample(id, te, values.rBid, values.rAsk);
    }

    /** T_w: no longer than since the open or since the day volume was known. */
    private long windowMs(long[] w, Session session, long ms) {
        if (w[KNOWN_SINCE_NS] == NONE) {
            return NONE;
        }
        long since = WindowKernel.ms(Math.max(session.openNs(), w[KNOWN_SINCE_NS]));
        return Math.min(window.reachMs(ms), ms - since);
    }

    private boolean isSignalTime(Session session, long te) {
        return session.always()
                || te >= session.openNs() + startNs && te < session.closeNs() - endNs;
    }

    private void evaluate(int id, Session session, long te, Tick tick) {
        int type = gates.type(values, pcr);
        int direction = Gates.direction(type);
        limits.evaluated(id, direction);
        if (direction != 0) {
            book.candidate(id, type, values, pcr, windows[id], session, te, tick);
        }
    }

    /** Whether a random entry may be made in the instrument at a moment. */
    private boolean qualifies(int id, long te) {
        if (windows[id] == null || windows[id][PRICE_NOW] == 0) {
            return false;
        }
        Session session = sessions.session(id);
        return session.openNs() == openNs[id]
                && te >= session.openNs()
                && te < session.closeNs()
                && isSignalTime(session, te);
    }

    /** Last trade of the session, E4. */
    private long price(int id) {
        return windows[id][PRICE_NOW];
    }

    /** A session's last bar closed: what is open closes with it, unless the recording broke off. */
    @Override
    public void onBar(long[] words, int at) {
        if (words[at + Bar.INTERVAL] == D1 && (words[at + Bar.FLAGS] & Bar.PARTIAL) == 0) {
            book.onClose(
                    (int) words[at + Bar.ID],
                    words[at + Bar.CLOSE],
                    words[at + Bar.SESSION_CLOSE_NS],
                    words[at + Bar.SEQUENCE]);
        }
    }

    /** The window's figures of each instrument. */
    public Shown windowSheet() {
        return sheet;
    }

    /** How signals did. */
    public Shown performanceSheet() {
        return book.performance();
    }
}
