package io.icebreaker.stage.mark;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.BarListener;
import io.icebreaker.bar.FootprintRules;
import io.icebreaker.bar.Interval;
import io.icebreaker.bar.TpoProfile;
import io.icebreaker.calendar.Session;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.Findings;
import io.icebreaker.finding.LevelWords;
import io.icebreaker.finding.ProfileWords;
import io.icebreaker.stage.Changed;
import io.icebreaker.stage.StageContext;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.HistoryKind;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TradeFlags;
import java.util.Arrays;

/**
 * Events of sessions: the initial balance complete, the first price above and below it, the finished session
 * with its point of control and value area; and the points of control that stay naked (analytics 3.11, 3.12).
 * Prices are those that bars see, so an index has an initial balance too.
 *
 * <p><b>Threading.</b> One thread. Allocates nothing after construction.
 */
public final class ProfileKernel implements BarListener {
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final int DAILY = Interval.D1.ordinal();
    private static final int SUMMARY = 1 + ProfileWords.SESSION_WORDS;

    private static final int IB_DONE = 1;
    private static final int UP_DONE = 1 << 1;
    private static final int DOWN_DONE = 1 << 2;

    private final Sessions sessions;
    private final Counters counters;
    private final Findings findings;
    private final Changed changed;
    private final long ibNs;

    private final long[] openNs;
    private final long[] high;
    private final long[] low;
    private final long[] ibHigh;
    private final long[] ibLow;
    private final int[] done;

    /** The last finished session: its day, then its words; day 0 for none. */
    private final long[] previous;

    /** Its range as it was known when the session last traded in began; -1 unknown. */
    private final long[] rangeBefore;

    private final NakedPocs naked;
    private final long[] found = new long[ProfileWords.WORDS];
    private final long[] summary = new long[ProfileWords.SESSION_WORDS];

    /** {@code changed}: where instruments go whose levels on show changed. */
    public ProfileKernel(StageContext context, FootprintRules rules, Changed changed) {
        this.changed = changed;
        sessions = context.sessions();
        counters = context.counters();
        findings = context.findings();
        ibNs = rules.ibMinutes() * MINUTE_NS;
        int n = context.maxInstruments();
        openNs = new long[n];
        high = new long[n];
        low = new long[n];
        ibHigh = new long[n];
        ibLow = new long[n];
        done = new int[n];
        previous = new long[n * SUMMARY];
        rangeBefore = new long[n];
        naked = new NakedPocs(n);
        Arrays.fill(openNs, Long.MIN_VALUE);
        Arrays.fill(rangeBefore, -1);
    }

    /** A price that bars see: it belongs to the initial balance, or may leave it. */
    void onTick(Tick tick) {
        if (!TradeFlags.inBars(tick.tradeFlags())) {
            return;
        }
        int id = tick.id();
        long price = tick.ltp();
        Session session = sessions.session(id);
        if (openNs[id] != session.openNs()) {
            begin(id, session.openNs(), price);
        }
        if (price > high[id] || price < low[id]) {
            high[id] = Math.max(high[id], price);
            low[id] = Math.min(low[id], price);
            touch(id, low[id], high[id]);
        }
        if (tick.effectiveTimeNs() < openNs[id] + ibNs) {
            ibHigh[id] = Math.max(ibHigh[id], price);
            ibLow[id] = Math.min(ibLow[id], price);
        } else {
            beyond(id, price, tick);
        }
    }

    private void begin(int id, long sessionOpenNs, long price) {
        openNs[id] = sessionOpenNs;
        high[id] = price;
        low[id] = price;
        ibHigh[id] = Long.MIN_VALUE;
        ibLow[id] = Long.MAX_VALUE;
        done[id] = 0;
        int last = id * SUMMARY;
        rangeBefore[id] = previous[last] == 0 ? -1 : previous[last + 1] - previous[last + 2];
        changed.mark(id);
        touch(id, price, price);
    }

    private void beyond(int id, long price, Tick tick) {
        if (ibHigh[id] < ibLow[id]) {
            return; // nothing was seen of it
        }
        complete(id, price, tick.sequence());
        if (price > ibHigh[id] && (done[id] & UP_DONE) == 0) {
            done[id] |= UP_DONE;
            tell(id, ProfileWords.EXTENSION_UP, tick.effectiveTimeNs(), price, tick.sequence());
        }
        if (price < ibLow[id] && (done[id] & DOWN_DONE) == 0) {
            done[id] |= DOWN_DONE;
            tell(id, ProfileWords.EXTENSION_DOWN, tick.effectiveTimeNs(), price, tick.sequence());
        }
    }

    private void complete(int id, long price, long sequence) {
        if ((done[id] & IB_DONE) == 0 && ibHigh[id] >= ibLow[id]) {
            done[id] |= IB_DONE;
            tell(id, ProfileWords.IB_COMPLETE, openNs[id] + ibNs, price, sequence);
        }
    }

    private void tell(int id, int kind, long timeNs, long price, long sequence) {
        Arrays.fill(found, 0);
        found[ProfileWords.ID] = id;
        found[ProfileWords.KIND] = kind;
        found[ProfileWords.TIME_NS] = timeNs;
        found[ProfileWords.DAY] = TpoProfile.day(openNs[id]);
        found[ProfileWords.HIGH] = ibHigh[id];
        found[ProfileWords.LOW] = ibLow[id];
        found[ProfileWords.CLOSE] = price;
        findings.found(sequence, FindingType.PROFILE, found, 0, ProfileWords.WORDS);
    }

    @Override
    public void onBar(long[] words, int at) {
        int id = (int) words[at + Bar.ID];
        boolean partial = (words[at + Bar.FLAGS] & Bar.PARTIAL) != 0;
        if (words[at + Bar.SESSION_OPEN_NS] == openNs[id]
                && words[at + Bar.END_NS] >= openNs[id] + ibNs
                && !partial) {
            complete(id, words[at + Bar.CLOSE], words[at + Bar.SEQUENCE]);
        }
        if (words[at + Bar.INTERVAL] == DAILY) {
            finish(id, words, at, partial);
        }
    }

    private void finish(int id, long[] words, int at, boolean partial) {
        long flags = words[at + Bar.FLAGS];
        boolean hasPoc = (flags & Bar.HAS_POC) != 0;
        found[ProfileWords.ID] = id;
        found[ProfileWords.KIND] = ProfileWords.SESSION;
        found[ProfileWords.TIME_NS] = words[at + Bar.SESSION_CLOSE_NS];
        found[ProfileWords.DAY] = TpoProfile.day(words[at + Bar.SESSION_OPEN_NS]);
        found[ProfileWords.HIGH] = words[at + Bar.HIGH];
        found[ProfileWords.LOW] = words[at + Bar.LOW];
        found[ProfileWords.CLOSE] = words[at + Bar.CLOSE];
        found[ProfileWords.POC] = hasPoc ? words[at + Bar.POC] : 0;
        found[ProfileWords.VAH] = hasPoc ? words[at + Bar.VAH] : 0;
        found[ProfileWords.VAL] = hasPoc ? words[at + Bar.VAL] : 0;
        found[ProfileWords.VOLUME] = Bar.volume(words, at);
        found[ProfileWords.OI] = (flags & Bar.HAS_OI_CLOSE) != 0 ? words[at + Bar.OI_CLOSE] : -1;
        found[ProfileWords.PARTIAL] = partial ? 1 : 0;
        findings.found(words[at + Bar.SEQUENCE], FindingType.PROFILE, found, 0, ProfileWords.WORDS);
        remember(id, found[ProfileWords.DAY], found, ProfileWords.HIGH);
    }

    /** An earlier day's session, told before the day's first packet. */
    void onHistory(Tick event) {
        if (Events.historyKind(event) != HistoryKind.SESSION || !sessions.isDefined(event.id())) {
            return;
        }
        for (int i = 0; i < summary.length; i++) {
            summary[i] = Events.historyWord(event, i);
        }
        remember(event.id(), Events.historyDay(event), summary, 0);
    }

    private void remember(int id, long day, long[] words, int at) {
        int to = id * SUMMARY;
        if (previous[to] != 0 && day <= previous[to]) {
            return; // known already
        }
        previous[to] = day;
        System.arraycopy(words, at, previous, to + 1, ProfileWords.SESSION_WORDS);
        touch(id, previous[to + 2], previous[to + 1]);
        long poc = words[at + ProfileWords.POC - ProfileWords.HIGH];
        if (poc != 0 && naked.add(id, poc, day)) {
            counters.increment(Counter.MARKS_PUSHED_OUT);
        }
        changed.mark(id);
    }

    private void touch(int id, long from, long to) {
        if (naked.count(id) == 0) {
            return;
        }
        long tick = sessions.instrument(id).tickSize();
        for (int i = naked.touched(id, from, to, tick);
                i >= 0;
                i = naked.touched(id, from, to, tick)) {
            findings.value(naked.price(id, i));
            naked.remove(id, i);
            changed.mark(id);
        }
    }

    NakedPocs naked() {
        return naked;
    }

    /** Copies the last finished session's day and words, and the range before, to a LEVELS sheet. */
    void copyPrevious(int id, long[] into) {
        System.arraycopy(previous, id * SUMMARY, into, LevelWords.PREVIOUS_DAY, SUMMARY);
        into[LevelWords.RANGE_BEFORE] = rangeBefore[id];
    }
}
