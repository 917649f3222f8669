package io.icebreaker.publish;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.EarlierBars;
import io.icebreaker.bar.FootprintRules;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.RuleText;
import io.icebreaker.tick.Tick;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The latest state of every instrument for readers on other threads: quote and book, the forming bars of two
 * streams (seconds and minutes), closed bars, recent trades, feeds, definitions.
 *
 * <p><b>Threading.</b> The compute lane writes; everybody may read. Nobody waits for anybody: readers copy
 * and check.
 *
 * <p><b>Allocation.</b> The writer allocates what histories, logs and forming bars take when they first need
 * it and at a day's end, and when forming bars have more rows at a time than there is room for
 * ({@link #growths}).
 *
 * <p><b>Order.</b> What a batch wrote may be seen before {@link #sequence} has come to it, never after.
 */
public final class Board {
    /** The two streams of bars that longer intervals are merged from. */
    public static final int SECOND = 0;

    public static final int MINUTE = 1;

    private static final int STREAMS = 2;

    /** 8 MiB of trades, where nobody says how many. */
    private static final int TRADES = 1 << 16;

    /** 20 MB of backfilled minutes at most: 650 instruments' whole session. */
    private static final int BACKFILLED = 250_000;

    private static final VarHandle SEQUENCE = handle("sequence", long.class);
    private static final VarHandle ENGINE_TIME_NS = handle("engineTimeNs", long.class);
    private static final VarHandle INSTRUMENT_COUNT = handle("instrumentCount", int.class);
    private static final VarHandle DEFINITIONS = handle("definitions", long.class);

    private final AtomicReferenceArray<Instrument> instruments;
    private final Region[] quotes;
    private final FormingBars forming;
    private final BarHistory[] histories;
    private final TradeTail trades = new TradeTail();
    private final FeedBoard feeds = new FeedBoard();
    private final TradeHistory tradeHistory;
    private final FindingBoard findings;
    private final BackfilledBars backfilled;

    /** Of the journal, not of a state: what shows bars of any interval begins with them. */
    private transient volatile EarlierBars earlierBars = EarlierBars.NONE;

    private volatile FootprintRules footprintRules = FootprintRules.USUAL;
    private volatile List<RuleText> rules = List.of();
    private long sequence;
    private long engineTimeNs;
    private int instrumentCount;
    private long definitions;

    /**
     * A board for ids {@code 0..maxInstruments-1}.
     *
     * @param secondWords room for closed 1s bars and their rows, in longs, a power of two
     * @param minuteWords the same for closed 1m bars
     */
    public Board(int maxInstruments, int secondWords, int minuteWords) {
        this(maxInstruments, secondWords, minuteWords, TRADES);
    }

    /** The same with room for {@code tradeCount} trades, a power of two. */
    public Board(int maxInstruments, int secondWords, int minuteWords, int tradeCount) {
        tradeHistory = new TradeHistory(maxInstruments, tradeCount);
        instruments = new AtomicReferenceArray<>(maxInstruments);
        quotes = new Region[maxInstruments];
        forming = new FormingBars(maxInstruments, STREAMS);
        for (int id = 0; id < maxInstruments; id++) {
            quotes[id] = new Region(Quote.WORDS);
        }
        findings = new FindingBoard(maxInstruments);
        backfilled = new BackfilledBars(maxInstruments, BACKFILLED);
        histories =
                new BarHistory[] {
                    new BarHistory(maxInstruments, secondWords),
                    new BarHistory(maxInstruments, minuteWords)
                };
    }

    // ---- the writer's side

    /** Says how the footprints on this board are to be read. Cold; before the first bar. */
    public void footprintRules(FootprintRules rules) {
        footprintRules = rules;
    }

    /** Says what closed bars the days before left. Cold; before the first bar. */
    public void earlierBars(EarlierBars bars) {
        earlierBars = bars;
    }

    /** Closed bars of the days before, as stages began with them. Any thread. */
    public EarlierBars earlierBars() {
        return earlierBars;
    }

    /** Says which rule files alerts refer to by their hashes, the one in use last. Cold. */
    public void rules(List<RuleText> texts) {
        rules = texts;
    }

    public List<RuleText> rules() {
        return rules;
    }

    /** Says who is behind an id. Cold. */
    public void define(int id, Instrument instrument) {
        instruments.set(id, instrument);
        INSTRUMENT_COUNT.setOpaque(this, Math.max(instrumentCount, id + 1));
        DEFINITIONS.setRelease(this, definitions + 1);
    }

    /**
     * Takes over what a packet says of its instrument, and its trade. A packet without effective time (STALE)
     * changes nothing.
     *
     * @param cvd cumulative delta since the session's open, this packet included; kept only if the packet
     *     carries volume
     */
    public void quote(int id, Tick tick, long cvd) {
        feeds.tick(tick.feed(), tick.receiveTimeNs());
        if (tick.effectiveTimeNs() == 0) {
            return;
        }
        Region region = quotes[id];
        region.begin(Quote.WORDS);
        Quote.update(region.words(), tick, cvd);
        region.end(tick.sequence());
        trades.append(tick);
    }

    /** Cumulative delta that a closed bar has changed since the instrument's last packet (BVC does so). */
    public void cvd(int id, long cvd) {
        Region region = quotes[id];
        long[] words = region.words();
        if (Quote.has(words, Quote.CVD) && words[Quote.CVD] != cvd) {
            region.begin(Quote.WORDS);
            words[Quote.CVD] = cvd;
            region.end(region.stamp());
        }
    }

    /**
     * The bar that is forming in a stream: a {@link Bar} and its rows, {@code length} words from {@code at}.
     */
    public void forming(int id, int stream, long[] words, int at, int length) {
        forming.write(id, stream, words, at, length, histories[stream].closed(id) + 1);
    }

    /** A bar of a stream closed: it joins the history, and what was forming for it no longer counts. */
    public void closed(int id, int stream, long[] words, int at, int length) {
        histories[stream].append(id, words, at, length);
        if (stream == MINUTE && words[at + Bar.END_NS] == words[at + Bar.SESSION_CLOSE_NS]) {
            forming.dayEnds();
        }
    }

    public void engineTime(long timeNs) {
        ENGINE_TIME_NS.setOpaque(this, timeNs);
    }

    /** Ends a batch: everything up to this journal sequence is on the board. */
    public void publishSequence(long newSequence) {
        SEQUENCE.setRelease(this, newSequence);
    }

    /**
     * Makes ahead what the writer will need when histories and forming bars grow; any one thread beside it.
     */
    public void makeSpares() {
        forming.makeSpare();
        findings.makeSpare();
        for (BarHistory history : histories) {
            history.makeSpare();
        }
    }

    // ---- for readers; feeds and trades have a writer's side of their own

    public long sequence() {
        return (long) SEQUENCE.getAcquire(this);
    }

    public long engineTimeNs() {
        return (long) ENGINE_TIME_NS.getOpaque(this);
    }

    /** How footprints are read here: by the engine's settings. */
    public FootprintRules footprintRules() {
        return footprintRules;
    }

    /** One more than the highest id defined. */
    public int instrumentCount() {
        return (int) INSTRUMENT_COUNT.getAcquire(this);
    }

    /** Grows with each definition. */
    public long definitions() {
        return (long) DEFINITIONS.getAcquire(this);
    }

    /** The instrument behind an id, null when nobody defined it. */
    public Instrument instrument(int id) {
        return id >= 0 && id < instruments.length() ? instruments.get(id) : null;
    }

    /** Grows with each packet of the instrument: a reader that knows this version has seen all. */
    public long quoteVersion(int id) {
        return quotes[id].version();
    }

    /**
     * Copies an instrument's quote, see {@link Quote}; length 0 before its first packet; the stamp is its
     * sequence.
     */
    public void readQuote(int id, Copy copy) {
        quotes[id].readOrNone(copy);
    }

    public long formingVersion(int id, int stream) {
        return forming.version(id, stream);
    }

    /**
     * Copies a forming bar. The stamp is the number it will have among its instrument's closed bars: if
     * {@link #history} already has that many, the bar has closed meanwhile.
     */
    public void readForming(int id, int stream, Copy copy) {
        forming.read(id, stream, copy);
    }

    public BarHistory history(int stream) {
        return histories[stream];
    }

    public TradeTail trades() {
        return trades;
    }

    /** In-bar trades to build event bars from; has a writer's side of its own, too. */
    public TradeHistory tradeHistory() {
        return tradeHistory;
    }

    /** What the analysis found; has a writer's side of its own, too. */
    public FindingBoard findings() {
        return findings;
    }

    /** Minutes from a broker's history; has a writer's side of its own, too. */
    public BackfilledBars backfilled() {
        return backfilled;
    }

    public FeedBoard feeds() {
        return feeds;
    }

    /** How often forming bars needed more room at a time than there was. */
    public long growths() {
        return forming.growths();
    }

    private static VarHandle handle(String field, Class<?> type) {
        try {
            return MethodHandles.lookup().findVarHandle(Board.class, field, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
