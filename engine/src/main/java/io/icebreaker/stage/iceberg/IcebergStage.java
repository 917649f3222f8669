package io.icebreaker.stage.iceberg;

import io.icebreaker.calendar.Session;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.finding.BookWords;
import io.icebreaker.finding.EpisodeWords;
import io.icebreaker.finding.Findings;
import io.icebreaker.finding.Sheet;
import io.icebreaker.setting.Setting;
import io.icebreaker.stage.Changed;
import io.icebreaker.stage.Mixed;
import io.icebreaker.stage.Shown;
import io.icebreaker.stage.Stage;
import io.icebreaker.stage.StageContext;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.HistoryKind;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.util.Arrays;

/**
 * Looks at each accepted packet's book and trade, tells what it finds, and shows sheet BOOK. Stands behind
 * candle and footprint; the book of the packet becomes the standing one when all kernels have seen it.
 */
public final class IcebergStage extends Stage implements Shown {
    private static final int HISTORY_VOLUME = 6;
    private static final long NO_SESSION = Long.MIN_VALUE;
    private static final long NAN = Double.doubleToLongBits(Double.NaN);

    private final Sessions sessions;
    private final Findings findings;
    private final Books books;
    private final DailyVolumes volumes;
    private final IcebergKernel icebergs;
    private final OfiKernel ofi;
    private final TouchKernel touches;

    /** Open of the session the instrument's state is of. */
    private final long[] sessionNs;

    /** By instrument, a {@link BookWords} head as last shown. */
    private final long[] shown;

    private final long[] next = new long[BookWords.HEAD];
    private final Changed changed;

    /** {@code ofi} also stands where bars close. */
    public IcebergStage(StageContext context, OfiKernel ofi) {
        int n = context.maxInstruments();
        sessions = context.sessions();
        findings = context.findings();
        this.ofi = ofi;
        books = new Books(n, context.settings().whole(Setting.QUOTE_MAX_AGE_MS) * 1_000_000);
        volumes = new DailyVolumes(n);
        icebergs = new IcebergKernel(context, volumes);
        touches = new TouchKernel(context);
        sessionNs = new long[n];
        shown = new long[n * BookWords.HEAD];
        changed = new Changed(n);
        Arrays.fill(sessionNs, NO_SESSION);
    }

    @Override
    public String name() {
        return "iceberg";
    }

    @Override
    public void onEvent(Tick tick, boolean endOfBatch) {
        if (tick.kind() == EventKind.TICK) {
            if (tick.effectiveTimeNs() != 0) {
                onTick(tick);
            }
        } else if (tick.kind() == EventKind.HISTORY
                && Events.historyKind(tick) == HistoryKind.SESSION) {
            volumes.add(
                    tick.id(), Events.historyDay(tick), Events.historyWord(tick, HISTORY_VOLUME));
        }
    }

    private void onTick(Tick tick) {
        int id = tick.id();
        long te = tick.effectiveTimeNs();
        Session day = sessions.session(id);
        boolean news = sessionNs[id] != day.openNs();
        if (news) {
            sessionNs[id] = day.openNs();
            reset(id);
        }
        boolean hasDepth = books.read(tick);
        news |= icebergs.onTick(tick, books, hasDepth);
        ofi.onTime(id, te);
        if (hasDepth) {
            ofi.onBook(id, te, books, day);
        }
        touches.onTick(tick, day, books, hasDepth);
        show(tick, hasDepth, news);
        if (hasDepth) {
            books.keep(id, tick.receiveTimeNs());
        }
    }

    /** S reset: all but the standing book and what is known of earlier days. */
    private void reset(int id) {
        icebergs.reset(id);
        ofi.reset(id);
        touches.reset(id);
        int at = id * BookWords.HEAD;
        Arrays.fill(shown, at + BookWords.OBI_1, at + BookWords.OFI_SESSION, NAN);
    }

    // ---- sheet

    private void show(Tick tick, boolean hasDepth, boolean news) {
        int id = tick.id();
        int at = id * BookWords.HEAD;
        System.arraycopy(shown, at, next, 0, BookWords.HEAD);
        if (hasDepth) {
            measure(id);
        }
        if (tick.has(TickFlags.HAS_TOTAL_BUY_QTY) && tick.has(TickFlags.HAS_TOTAL_SELL_QTY)) {
            boolean blocked = hasDepth && BookMeasures.isCrossedOrLocked(books.now(), 0);
            put(
                    BookWords.OBI_T,
                    blocked
                            ? Double.NaN
                            : BookMeasures.imbalance(tick.totalBuyQty(), tick.totalSellQty()));
        }
        next[BookWords.OFI_SESSION] = ofi.ofSession(id);
        next[BookWords.OFI] = ofi.ofWindow(id);
        put(BookWords.OFI_NORM, ofi.normalised(id));
        touches.copy(id, tick.effectiveTimeNs(), next);
        next[BookWords.EPISODES] = icebergs.count(id);
        publish(tick, at, news);
    }

    private void measure(int id) {
        long[] book = books.now();
        put(BookWords.OBI_1, BookMeasures.obi1(book, 0));
        put(BookWords.OBI_5, BookMeasures.obi5(book, 0));
        put(BookWords.OBI_5_WEIGHTED, BookMeasures.obi5Weighted(book, 0));
        put(BookWords.MICROPRICE, BookMeasures.microprice(book, 0));
        put(
                BookWords.SPREAD_TICKS,
                BookMeasures.spreadTicks(book, 0, sessions.instrument(id).tickSize()));
    }

    private void put(int word, double value) {
        next[word] = Double.doubleToLongBits(value);
    }

    /** Shows the words in hand, and lets the output hash know, if any of them is new. */
    private void publish(Tick tick, int at, boolean news) {
        boolean differs = news;
        for (int word = BookWords.OBI_1; word < BookWords.HEAD; word++) {
            differs |= next[word] != shown[at + word];
        }
        if (differs) {
            int length = BookWords.HEAD - BookWords.OBI_1;
            long mixed = Mixed.polynomial(0, next, BookWords.OBI_1, length);
            next[BookWords.ID] = tick.id();
            next[BookWords.TIME_NS] = tick.effectiveTimeNs();
            System.arraycopy(next, 0, shown, at, BookWords.HEAD);
            findings.value(news ? mixed * 31 + icebergs.mixed(tick.id()) : mixed);
            changed.mark(tick.id());
        }
    }

    @Override
    public int sheet() {
        return Sheet.BOOK;
    }

    @Override
    public int nextChanged() {
        return changed.next();
    }

    @Override
    public int length(int id) {
        return BookWords.HEAD
                + (int) shown[id * BookWords.HEAD + BookWords.EPISODES] * EpisodeWords.WORDS;
    }

    @Override
    public void copy(int id, long[] into) {
        System.arraycopy(shown, id * BookWords.HEAD, into, 0, BookWords.HEAD);
        icebergs.copy(id, into, BookWords.HEAD);
    }
}
