package io.icebreaker.stage.signal;

import io.icebreaker.calendar.Session;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.Findings;
import io.icebreaker.finding.OutcomeWords;
import io.icebreaker.finding.SignalWords;
import io.icebreaker.setting.Setting;
import io.icebreaker.stage.StageContext;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Tick;
import java.util.function.IntToLongFunction;

/**
 * Records signals, follows them and the random entries beside them to their outcome, and keeps the score
 * (analytics 5.3 to 5.5). One thread; allocates only when more entries are open than ever before.
 */
final class SignalBook implements OpenEntries.Listener {
    /** Whether an instrument may get a random entry at a moment. */
    interface Qualifies {
        boolean test(int id, long te);
    }

    private final Sessions sessions;
    private final Findings findings;
    private final Counters counters;
    private final Thresholds thresholds;
    private final Limits limits;
    private final Score score;
    private final Atr14 atr;
    private final IntToLongFunction price;
    private final boolean isTracking;
    private final OpenEntries entries;
    private final Performance performance;
    private final RandomEntries luck;
    private final RandomEntries.Candidates candidates;
    private final long[] words = new long[SignalWords.WORDS];
    private final long[] entry = new long[OpenEntries.WORDS];
    private final long[] outcome = new long[OutcomeWords.WORDS];

    SignalBook(
            StageContext context,
            Thresholds thresholds,
            Limits limits,
            Atr14 atr,
            Qualifies qualifies,
            IntToLongFunction price) {
        sessions = context.sessions();
        findings = context.findings();
        counters = context.counters();
        this.thresholds = thresholds;
        this.limits = limits;
        this.atr = atr;
        this.price = price;
        score = new Score(thresholds);
        isTracking = context.settings().isOn(Setting.PERFORMANCE_TRACKING);
        entries = new OpenEntries(context.maxInstruments(), this);
        performance = new Performance(context.settings(), limits);
        luck = new RandomEntries(context.settings());
        candidates =
                new RandomEntries.Candidates() {
                    @Override
                    public int count() {
                        return sessions.count();
                    }

                    @Override
                    public boolean qualifies(int id, long te) {
                        return qualifies.test(id, te);
                    }
                };
        thresholds.put(words);
    }

    Performance performance() {
        return performance;
    }

    /** An evaluation with a type: recorded if confidence and limits allow it. */
    void candidate(
            int id, int type, Values v, Pcr pcr, long[] w, Session session, long te, Tick tick) {
        int direction = Gates.direction(type);
        score.of(type, v, pcr);
        int confidence = score.confidence();
        if (!limits.isRecorded(id, direction, confidence, te)) {
            return;
        }
        int status = limits.record(id, direction, te, session);
        counters.increment(Counter.SIGNALS);
        if (status == SignalWords.EMITTED) {
            counters.increment(Counter.SIGNALS_EMITTED);
        }
        words[SignalWords.ID] = id;
        words[SignalWords.TIME_NS] = te;
        words[SignalWords.RECEIVE_NS] = tick.receiveTimeNs();
        words[SignalWords.SESSION_OPEN_NS] = session.openNs();
        words[SignalWords.TYPE] = type;
        words[SignalWords.DIRECTION] = direction;
        words[SignalWords.STATUS] = status;
        putScore();
        putInputs(v, w);
        putPcr(pcr);
        putLevels(id, v.priceNow, direction, confidence);
        findings.found(tick.sequence(), FindingType.SIGNAL, words, 0, SignalWords.WORDS);
        performance.opened(type, confidence, false);
        if (isTracking) {
            follow(id, te, tick.sequence());
        }
    }

    private void putScore() {
        words[SignalWords.CONFIDENCE] = score.confidence();
        words[SignalWords.RANK_SCORE] = score.rankScore();
        words[SignalWords.P_BASE] = score.base;
        words[SignalWords.P_PCR] = score.pcr;
        words[SignalWords.P_IMBALANCE] = score.imbalance;
        words[SignalWords.P_INSTITUTIONAL] = score.institutional;
        words[SignalWords.P_SURGE] = score.surge;
    }

    private void putInputs(Values v, long[] w) {
        put(SignalWords.R_BID, v.rBid);
        put(SignalWords.R_ASK, v.rAsk);
        put(SignalWords.R_REL_BID, v.relBid);
        put(SignalWords.R_REL_ASK, v.relAsk);
        put(SignalWords.OBI_W, v.obi);
        put(SignalWords.DL, v.dl);
        put(SignalWords.SURGE, v.surge);
        put(SignalWords.R_BPS, v.rBps);
        put(SignalWords.INFERENCE, v.inference);
        words[SignalWords.P_AGO] = v.priceAgo;
        words[SignalWords.WINDOW_MS] = v.windowMs;
        words[SignalWords.COVERED_MS] = WindowState.sum(w, WindowState.COVERED_MS);
        words[SignalWords.VOLUME] = WindowState.sum(w, WindowState.VOLUME);
        words[SignalWords.BUY] = WindowState.sum(w, WindowState.BUY);
        words[SignalWords.SELL] = WindowState.sum(w, WindowState.SELL);
        words[SignalWords.MINUTES] = v.minutes;
        words[SignalWords.MINUTES_VOLUME] = v.minutesVolume;
    }

    private void putPcr(Pcr pcr) {
        words[SignalWords.PCR_STATE] = pcr.state;
        put(SignalWords.PCR, pcr.ratio);
        words[SignalWords.PCR_LABEL] = pcr.label;
        words[SignalWords.PCR_FALLBACK] = pcr.fallback ? 1 : 0;
    }

    private void putLevels(int id, long at, int direction, int confidence) {
        long tick = sessions.instrument(id).tickSize();
        long risk = RiskModel.risk(at, atr.of(id), tick);
        words[SignalWords.ENTRY] = at;
        words[SignalWords.RISK] = risk;
        words[SignalWords.STOP] = RiskModel.stop(at, direction, risk, tick);
        words[SignalWords.TARGET] = RiskModel.target(at, direction, risk, confidence, tick);
        put(SignalWords.ATR, atr.of(id));
    }

    private void put(int at, double value) {
        words[at] = Double.doubleToLongBits(value);
    }

    private void follow(int id, long te, long sequence) {
        entry[OpenEntries.SEQUENCE] = sequence;
        entry[OpenEntries.TYPE] = words[SignalWords.TYPE];
        entry[OpenEntries.CONFIDENCE] = words[SignalWords.CONFIDENCE];
        entry[OpenEntries.STATUS] = words[SignalWords.STATUS];
        entry[OpenEntries.DIRECTION] = words[SignalWords.DIRECTION];
        entry[OpenEntries.ENTRY] = words[SignalWords.ENTRY];
        entry[OpenEntries.STOP] = words[SignalWords.STOP];
        entry[OpenEntries.TARGET] = words[SignalWords.TARGET];
        entry[OpenEntries.IS_RANDOM] = 0;
        entries.open(id, entry);
        entry[OpenEntries.IS_RANDOM] = 1;
        luck.start(sequence);
        for (int i = 0; i < RandomEntries.ENTRIES; i++) {
            enterByLuck(luck.instrument(candidates, te, id), luck.direction());
        }
    }

    private void enterByLuck(int id, int direction) {
        long at = price.applyAsLong(id);
        long tick = sessions.instrument(id).tickSize();
        long risk = RiskModel.risk(at, atr.of(id), tick);
        int confidence = (int) entry[OpenEntries.CONFIDENCE];
        entry[OpenEntries.DIRECTION] = direction;
        entry[OpenEntries.ENTRY] = at;
        entry[OpenEntries.STOP] = RiskModel.stop(at, direction, risk, tick);
        entry[OpenEntries.TARGET] = RiskModel.target(at, direction, risk, confidence, tick);
        if (entries.open(id, entry)) {
            performance.opened((int) entry[OpenEntries.TYPE], confidence, true);
        }
    }

    /** A trade of the continuous phase. */
    void onTrade(int id, long at, long te, long sequence) {
        entries.onTrade(id, at, te, sequence);
    }

    /** The session is over for the instrument. */
    void onClose(int id, long at, long closeNs, long sequence) {
        entries.onClose(id, at, closeNs, sequence);
    }

    @Override
    public void decided(int id, long[] w, int at, int result, long price, long te, long sequence) {
        long tick = sessions.instrument(id).tickSize();
        long direction = w[at + OpenEntries.DIRECTION];
        long start = w[at + OpenEntries.ENTRY];
        double r = Outcome.multiple(direction, start, w[at + OpenEntries.STOP], price, tick);
        boolean random = w[at + OpenEntries.IS_RANDOM] != 0;
        int type = (int) w[at + OpenEntries.TYPE];
        int confidence = (int) w[at + OpenEntries.CONFIDENCE];
        performance.decided(type, confidence, random, result, r);
        if (random) {
            findings.value(result);
            findings.value(r);
            return;
        }
        outcome[OutcomeWords.ID] = id;
        outcome[OutcomeWords.SIGNAL_SEQUENCE] = w[at + OpenEntries.SEQUENCE];
        outcome[OutcomeWords.TYPE] = type;
        outcome[OutcomeWords.DIRECTION] = direction;
        outcome[OutcomeWords.CONFIDENCE] = confidence;
        outcome[OutcomeWords.STATUS] = w[at + OpenEntries.STATUS];
        outcome[OutcomeWords.OUTCOME] = result;
        outcome[OutcomeWords.TIME_NS] = te;
        outcome[OutcomeWords.PRICE] = price;
        outcome[OutcomeWords.ENTRY] = start;
        outcome[OutcomeWords.STOP] = w[at + OpenEntries.STOP];
        outcome[OutcomeWords.TARGET] = w[at + OpenEntries.TARGET];
        outcome[OutcomeWords.R_MULTIPLE] = Double.doubleToLongBits(r);
        findings.found(sequence, FindingType.OUTCOME, outcome, 0, OutcomeWords.WORDS);
    }
}
