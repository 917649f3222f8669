package io.icebreaker.ring;

import static java.lang.Double.NaN;
import static java.lang.Double.longBitsToDouble;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.Interval;
import io.icebreaker.finding.BookWords;
import io.icebreaker.finding.ChainWords;
import io.icebreaker.finding.EpisodeWords;
import io.icebreaker.finding.PivotWords;
import io.icebreaker.finding.WindowWords;
import io.icebreaker.pattern.PivotLevel;
import io.icebreaker.rule.AlertCap;
import io.icebreaker.rule.Identifier;
import io.icebreaker.stage.DayVwap;
import io.icebreaker.stage.Shown;
import io.icebreaker.stage.StageContext;
import io.icebreaker.stage.alert.AlertStage;
import io.icebreaker.stage.alert.BarSources;
import io.icebreaker.stage.alert.NowValue;
import io.icebreaker.stage.alert.NowValues;
import io.icebreaker.stage.candle.CandleKernel;
import io.icebreaker.stage.footprint.FootprintKernel;
import io.icebreaker.stage.option.OptionLook;
import io.icebreaker.tick.Prices;

/**
 * Which stage tells rules which value that is no bar's (analytics 9.2): mostly what it also shows on its
 * sheet. Prices become rupees. The compute lane reads; nothing here allocates once it is made.
 */
final class RuleSources {
    private static final double ONE = Prices.ONE;

    private final BarSources bars;
    private final DayVwap vwap;
    private final CandleKernel candle;
    private final FootprintKernel footprint;
    private Shown books;
    private Shown windows;
    private Shown pivots;
    private OptionLook look;
    private final NowValues now = new NowValues();
    private final long[] day = new long[Bar.WORDS];
    private final long[] sheet = new long[BookWords.ROOM];

    RuleSources(BarSources bars, DayVwap vwap, CandleKernel candle, FootprintKernel footprint) {
        this.bars = bars;
        this.vwap = vwap;
        this.candle = candle;
        this.footprint = footprint;
    }

    /** The sheets BOOK and WINDOW. */
    RuleSources books(Shown ofBooks, Shown ofWindows) {
        books = ofBooks;
        windows = ofWindows;
        return this;
    }

    /** The sheet PIVOTS, and what packets and chains say. */
    RuleSources chains(Shown ofPivots, OptionLook ofChains) {
        pivots = ofPivots;
        look = ofChains;
        return this;
    }

    /** Score A of 8.3, of a stage that scans; without it rules that ask for it are refused. */
    RuleSources btst(NowValue score) {
        now.put(Identifier.BTST, score);
        return this;
    }

    /** The stage, told all of it. Once. */
    AlertStage stage(StageContext context, AlertCap cap) {
        putPrices();
        putFlow();
        putOptions();
        now.put(Identifier.CONFIDENCE, (id, te) -> bars.found().confidence(id));
        now.put(Identifier.RANK_SCORE, (id, te) -> bars.found().rankScore(id));
        return new AlertStage(context, bars, now, look::ltp, cap);
    }

    private void putPrices() {
        now.put(Identifier.LTP, (id, te) -> look.ltp(id) == 0 ? NaN : look.ltp(id) / ONE);
        now.put(Identifier.CHANGE_PCT, this::changePct);
        now.put(Identifier.OI, (id, te) -> quantity(look.oi(id)));
        now.put(Identifier.DOI, this::doi);
        now.put(Identifier.VWAP, (id, te) -> vwap.vwap(id));
        now.put(Identifier.VWAP_UP1, (id, te) -> band(id, 1));
        now.put(Identifier.VWAP_UP2, (id, te) -> band(id, 2));
        now.put(Identifier.VWAP_UP3, (id, te) -> band(id, 3));
        now.put(Identifier.VWAP_DN1, (id, te) -> band(id, -1));
        now.put(Identifier.VWAP_DN2, (id, te) -> band(id, -2));
        now.put(Identifier.VWAP_DN3, (id, te) -> band(id, -3));
        now.put(Identifier.POC, (id, te) -> profile(id, Bar.POC));
        now.put(Identifier.VAH, (id, te) -> profile(id, Bar.VAH));
        now.put(Identifier.VAL, (id, te) -> profile(id, Bar.VAL));
        now.put(Identifier.PIVOT, (id, te) -> pivot(id, PivotLevel.P));
        now.put(Identifier.R1, (id, te) -> pivot(id, PivotLevel.R1));
        now.put(Identifier.R2, (id, te) -> pivot(id, PivotLevel.R2));
        now.put(Identifier.R3, (id, te) -> pivot(id, PivotLevel.R3));
        now.put(Identifier.R4, (id, te) -> pivot(id, PivotLevel.R4));
        now.put(Identifier.S1, (id, te) -> pivot(id, PivotLevel.S1));
        now.put(Identifier.S2, (id, te) -> pivot(id, PivotLevel.S2));
        now.put(Identifier.S3, (id, te) -> pivot(id, PivotLevel.S3));
        now.put(Identifier.S4, (id, te) -> pivot(id, PivotLevel.S4));
    }

    private static double quantity(long known) {
        return known == OptionLook.ABSENT ? NaN : known;
    }

    private double doi(int id, long te) {
        return quantity(look.oi(id)) - quantity(look.prevOi(id, te));
    }

    /** One division of exact integers (8.4). */
    private double changePct(int id, long te) {
        long before = look.prevClose(id, te);
        boolean isKnown = before > 0 && look.ltp(id) > 0;
        return isKnown ? (double) (100 * (look.ltp(id) - before)) / (double) before : NaN;
    }

    private double band(int id, int sigmas) {
        return vwap.vwap(id) + sigmas * vwap.sigma(id);
    }

    /** Of the session's profile as it stands: the forming daily bar's. */
    private double profile(int id, int word) {
        if (!candle.forming(id, Interval.D1, day)) {
            return NaN;
        }
        day[Bar.ROWS] = 0;
        long[] record = footprint.forming(id, Interval.D1, day);
        return (record[Bar.FLAGS] & Bar.HAS_POC) != 0 ? record[word] / ONE : NaN;
    }

    private double pivot(int id, PivotLevel level) {
        pivots.copy(id, sheet);
        boolean isThere = sheet[PivotWords.FROM_DAY] != 0;
        return isThere ? longBitsToDouble(sheet[PivotWords.FIRST + level.ordinal()]) : NaN;
    }

    private void putFlow() {
        now.put(Identifier.OBI, (id, te) -> window(id, WindowWords.OBI_W));
        now.put(Identifier.INST_RATIO, this::institutional);
        now.put(Identifier.ICEBERG_RATIO, this::icebergRatio);
        now.put(Identifier.SPREAD_TICKS, this::spread);
    }

    private double window(int id, int word) {
        windows.copy(id, sheet);
        return sheet[WindowWords.TIME_NS] == 0 ? NaN : longBitsToDouble(sheet[word]);
    }

    /** The greater of the sides, one that is missing ignored (4.2). */
    private double institutional(int id, long te) {
        double bid = window(id, WindowWords.R_BID);
        double ask = window(id, WindowWords.R_ASK);
        return Double.isNaN(bid) || ask > bid ? ask : bid;
    }

    /** Of the greatest episode that is open. */
    private double icebergRatio(int id, long te) {
        books.copy(id, sheet);
        double greatest = NaN;
        for (int i = 0; i < sheet[BookWords.EPISODES]; i++) {
            double ratio = EpisodeWords.ratio(sheet, BookWords.HEAD + i * EpisodeWords.WORDS);
            greatest = Double.isNaN(greatest) || ratio > greatest ? ratio : greatest;
        }
        return greatest;
    }

    private double spread(int id, long te) {
        books.copy(id, sheet);
        boolean isThere = sheet[BookWords.TIME_NS] != 0;
        return isThere ? longBitsToDouble(sheet[BookWords.SPREAD_TICKS]) : NaN;
    }

    private void putOptions() {
        now.put(Identifier.PCR, (id, te) -> chain(id, te, ChainWords.PCR_OI));
        now.put(Identifier.PCR_VOL, (id, te) -> chain(id, te, ChainWords.PCR_VOLUME));
        now.put(Identifier.MAX_PAIN, this::maxPain);
        now.put(Identifier.IV, (id, te) -> chain(id, te, ChainWords.ATM_IV));
        now.put(Identifier.IV_RANK, (id, te) -> chain(id, te, ChainWords.IV_RANK));
        now.put(Identifier.IV_PCT, (id, te) -> chain(id, te, ChainWords.IV_PERCENTILE));
        now.put(Identifier.STRADDLE, (id, te) -> chain(id, te, ChainWords.STRADDLE));
    }

    private double chain(int id, long te, int word) {
        long[] words = look.chain(id, te);
        return words == null ? NaN : longBitsToDouble(words[word]);
    }

    private double maxPain(int id, long te) {
        long[] words = look.chain(id, te);
        boolean isThere = words != null && words[ChainWords.MAX_PAIN] != 0;
        return isThere ? words[ChainWords.MAX_PAIN] / ONE : NaN;
    }
}
