package io.icebreaker.ring;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.BarListener;
import io.icebreaker.bar.Rows;
import io.icebreaker.bar.TradeWords;
import io.icebreaker.finding.Findings;
import io.icebreaker.publish.Board;
import io.icebreaker.stage.Shown;
import io.icebreaker.stage.Stage;
import io.icebreaker.stage.alert.AlertStage;
import io.icebreaker.stage.arbiter.FeedShares;
import io.icebreaker.stage.candle.CandleKernel;
import io.icebreaker.stage.eventbar.EventBarKernel;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TradeFlags;
import java.util.Arrays;
import java.util.List;

/**
 * Copies to the board what pages show, at the end of each batch: behind the output stage and so behind the
 * gate, nothing is shown whose cause is not in the journal. Until then closed bars wait in a buffer and
 * packets in their slots, which the ring does not give away before the batch is over. One thread, the
 * compute lane.
 */
final class BoardStage extends Stage {

    private final Board board;
    private CandleKernel candle;
    private EventBarKernel eventBar;
    private FeedShares shares;
    private AlertStage alerts;
    private List<Shown> sheets = List.of();
    private final FormingShown forming;
    private final MinutesShown minutes;

    /** The slots of the batch in hand. */
    private final Tick[] batch = new Tick[Lane.LONGEST_BATCH];

    private int batchCount;

    /**
     * Closed bars of the batch in hand: stream, length, words; one behind the other. 4 MB are 8,600 bars of
     * four rows, or a minute of 590 instruments whose bars have 200 rows; grows beyond.
     */
    private long[] closed = new long[500_000];

    private int closedEnd;

    /**
     * Findings of the batch in hand: sequence, type, length, words; one behind the other. 2 MB are the last
     * event bars of a day of 200 instruments with 300 rows; grows beyond.
     */
    private long[] found = new long[250_000];

    private int foundEnd;

    /**
     * Trades of the batch in hand: instrument id, then {@link TradeWords}; one behind the other. Grows only
     * when a longest batch trades in every packet and a session starts in it.
     */
    private long[] traded = new long[Lane.LONGEST_BATCH * (1 + TradeWords.WORDS)];

    private int tradedEnd;
    private long[] sheet = new long[1 << 10];

    /** {@code live}: forming bars may wait a moment; else all is shown with each batch. */
    BoardStage(Board board, int maxInstruments, boolean live) {
        this.board = board;
        forming = new FormingShown(board, maxInstruments, live);
        minutes = new MinutesShown(board);
    }

    /** Names whose forming bars and sheets are shown. */
    void reads(Analysis analysis) {
        candle = analysis.candle();
        eventBar = analysis.eventBar();
        forming.reads(analysis);
        sheets = analysis.sheets();
        shares = analysis.feedShares();
        alerts = analysis.alerts();
        board.footprintRules(analysis.footprintRules());
    }

    /** Findings that are kept for the board's logs and passed on. */
    Findings tee(Findings next) {
        return new Findings() {
            @Override
            public void found(long sequence, int type, long[] words, int at, int length) {
                next.found(sequence, type, words, at, length);
                keepFound(sequence, type, words, at, length);
            }

            @Override
            public void value(long word) {
                next.value(word);
            }
        };
    }

    private void keepFound(long sequence, int type, long[] words, int at, int length) {
        if (found.length < foundEnd + 3 + length) {
            found = Arrays.copyOf(found, 2 * (foundEnd + 3 + length));
        }
        found[foundEnd] = sequence;
        found[foundEnd + 1] = type;
        found[foundEnd + 2] = length;
        System.arraycopy(words, at, found, foundEnd + 3, length);
        foundEnd += 3 + length;
    }

    /** A listener that keeps the closed second and minute bars for the board and passes every bar on. */
    BarListener tee(BarListener next) {
        return (words, at) -> {
            next.onBar(words, at);
            int stream = stream(words[at + Bar.INTERVAL]);
            if (stream >= 0) {
                keep(stream, words, at);
                forming.closed((int) words[at + Bar.ID], stream);
            }
        };
    }

    private void keep(int stream, long[] words, int at) {
        int length = Bar.WORDS + (int) words[at + Bar.ROWS] * Rows.WORDS;
        if (closed.length < closedEnd + 2 + length) {
            closed = Arrays.copyOf(closed, 2 * (closedEnd + 2 + length));
        }
        closed[closedEnd] = stream;
        closed[closedEnd + 1] = length;
        System.arraycopy(words, at, closed, closedEnd + 2, length);
        closedEnd += 2 + length;
    }

    private void keepTraded(Tick tick) {
        int length = 1 + TradeWords.WORDS;
        for (int record = 0; record < eventBar.tradeCount(); record++) {
            if (traded.length < tradedEnd + length) {
                traded = Arrays.copyOf(traded, 2 * traded.length);
            }
            traded[tradedEnd] = tick.id();
            int from = record * TradeWords.WORDS;
            System.arraycopy(eventBar.trades(), from, traded, tradedEnd + 1, TradeWords.WORDS);
            tradedEnd += length;
        }
    }

    private void showTraded() {
        int end = tradedEnd;
        tradedEnd = 0;
        for (int at = 0; at < end; at += 1 + TradeWords.WORDS) {
            board.tradeHistory().append((int) traded[at], traded, at + 1);
        }
    }

    private static int stream(long interval) {
        for (int stream = 0; stream < FormingShown.STREAMS.length; stream++) {
            if (FormingShown.STREAMS[stream].ordinal() == interval) {
                return stream;
            }
        }
        return -1;
    }

    @Override
    public String name() {
        return "board";
    }

    @Override
    public boolean seesFailedEvents() {
        return true;
    }

    @Override
    public void onEvent(Tick tick, boolean endOfBatch) {
        batch[batchCount++] = tick;
        if (tick.kind() == EventKind.TICK && tick.failedStages() == 0) {
            keepTraded(tick); // now: later ticks of the batch move what it is made of
        }
        if (endOfBatch) {
            int count = batchCount;
            batchCount = 0; // first: a batch that throws must not be carried into the next
            showClosed();
            showTraded();
            for (int i = 0; i < count; i++) {
                if (batch[i].failedStages() == 0) {
                    show(batch[i]);
                }
            }
            forming.show(tick.receiveTimeNs(), tick.kind() == EventKind.CLOCK);
            showFound();
            showSheets(tick.sequence());
            SharesShown.show(shares, board.feeds());
            board.engineTime(tick.receiveTimeNs());
            board.publishSequence(tick.sequence());
        }
    }

    private void showClosed() {
        int end = closedEnd;
        closedEnd = 0;
        for (int at = 0; at < end; ) {
            int length = (int) closed[at + 1];
            board.closed((int) closed[at + 2 + Bar.ID], (int) closed[at], closed, at + 2, length);
            at += 2 + length;
        }
    }

    private void showFound() {
        int end = foundEnd;
        foundEnd = 0;
        for (int at = 0; at < end; ) {
            int length = (int) found[at + 2];
            board.findings().log((int) found[at + 1]).append(found[at], found, at + 3, length);
            at += 3 + length;
        }
    }

    private void showSheets(long sequence) {
        for (int i = 0; i < sheets.size(); i++) {
            Shown shown = sheets.get(i);
            for (int key = shown.nextChanged(); key >= 0; key = shown.nextChanged()) {
                int length = shown.length(key);
                if (length > sheet.length) {
                    sheet = new long[2 * length];
                }
                Arrays.fill(sheet, 0, length, 0); // nothing of another key's behind what is copied
                shown.copy(key, sheet);
                board.findings().show(shown.sheet(), key, sheet, length, sequence);
            }
        }
    }

    private void show(Tick tick) {
        switch (tick.kind()) {
            case EventKind.TICK -> {
                board.quote(tick.id(), tick, candle.cvd(tick.id()));
                if (TradeFlags.inBars(tick.tradeFlags())) {
                    forming.touch(tick.id());
                }
            }
            case EventKind.INSTRUMENT -> board.define(tick.id(), Events.instrument(tick));
            case EventKind.CONFIG -> ConfigShown.show(tick, alerts, board);
            case EventKind.HISTORY -> minutes.show(tick);
            case EventKind.FEED ->
                    board.feeds()
                            .state(tick.feed(), Events.feedState(tick), Events.feedCount(tick));
            default -> {
                // A clock event moves the engine time, no more.
            }
        }
    }
}
