package io.icebreaker.stage.scan;

import static io.icebreaker.finding.MarketWords.*;

import io.icebreaker.finding.Findings;
import io.icebreaker.finding.ScanRowWords;
import io.icebreaker.finding.Sheet;
import io.icebreaker.scan.Breadth;
import io.icebreaker.scan.DayMove;
import io.icebreaker.scan.Movers;
import io.icebreaker.scan.Ranking;
import io.icebreaker.stage.DayVwap;
import io.icebreaker.stage.Mixed;
import io.icebreaker.stage.Shown;
import io.icebreaker.stage.StageContext;
import io.icebreaker.stage.option.BuildUp;
import io.icebreaker.tick.Prices;

/**
 * The market as a whole (analytics 8.4 to 8.7): made anew with the first event of a second in which a packet
 * came, whatever the batches are. Allocates where instruments come.
 */
final class MarketSheet implements Shown {
    /** Shown each way: the page lists ten, of which the first five are those of 8.4. */
    private static final int SHOWN = 10;

    /** Volumes at positions -20 to -6 (8.3). */
    private static final int MEAN_BARS = 15;

    private final Universe universe;
    private final DayFigures days;
    private final DailyBook book;
    private final RowSheet rows;
    private final BtstList btst;
    private final DayVwap vwap;
    private final Breadth breadth;
    private final Findings findings;
    private final Movers movers = new Movers(SHOWN);
    private final Ranking volumes = new Ranking(SHOWN);
    private final Ranking interest = new Ranking(SHOWN);
    private long[] words = new long[FIRST];
    private int length;
    private boolean changed;

    MarketSheet(
            StageContext context,
            Universe universe,
            DayFigures days,
            DailyBook book,
            RowSheet rows,
            BtstList btst,
            DayVwap vwap,
            Breadth breadth) {
        this.universe = universe;
        this.days = days;
        this.book = book;
        this.rows = rows;
        this.btst = btst;
        this.vwap = vwap;
        this.breadth = breadth;
        findings = context.findings();
    }

    /** Looks at everybody. */
    void make(long nowNs) {
        int room = FIRST + 4 * SHOWN + universe.count() * (TILE_WORDS + 1);
        if (words.length < room) {
            words = new long[room];
        }
        head(nowNs);
        for (int place = 0; place < universe.count(); place++) {
            if (rows.has(place)) {
                look(place);
            }
        }
        lists();
        tiles();
        findings.value(Mixed.of(words, 0, length));
        changed = true;
    }

    private void head(long nowNs) {
        for (int at = 0; at < FIRST; at++) {
            words[at] = 0;
        }
        words[TIME_NS] = nowNs;
        words[ADVANCES] = breadth.advances();
        words[DECLINES] = breadth.declines();
        words[UNCHANGED] = breadth.unchanged();
        words[COUNTED] = words[ADVANCES] + words[DECLINES] + words[UNCHANGED];
        words[BTST_STATE] = btst.state(nowNs);
        words[BTST_FROM_NS] = btst.fromNs();
        words[BTST_FINAL_NS] = btst.finalNs();
        words[BTST_CLOSE_NS] = btst.closeNs();
        movers.clear();
        volumes.clear();
        interest.clear();
    }

    private void look(int place) {
        int id = universe.id(place);
        int rank = universe.rank(place);
        long turnover = days.turnoverE4(place);
        if (universe.isCounted(place)) {
            movers.add(
                    id,
                    rank,
                    days.open(place),
                    days.ltp[place],
                    days.previousClose(place),
                    days.countedVolume(place),
                    turnover);
            count(place);
            if (book.volumeSum(place) > 0 && days.volume(place) > 0) {
                long scaled = MEAN_BARS * days.volume(place);
                volumes.offer(id, rank, scaled, book.volumeSum(place), turnover);
            }
        }
        if (universe.isFuture(place) && days.oi[place] >= 0) {
            words[BUILDUPS + buildUp(place)]++;
            long before = days.previousOi[place];
            if (before > 0) {
                interest.offer(id, rank, Math.abs(days.oi[place] - before), before, turnover);
            }
        }
    }

    private int buildUp(int place) {
        return BuildUp.of(
                days.ltp[place], days.previousClose(place), days.oi[place], days.previousOi[place]);
    }

    private void count(int place) {
        long counted = days.countedVolume(place);
        if (!DayMove.counts(days.open(place), days.previousClose(place), counted)) {
            return;
        }
        long[] row = rows.row(place);
        words[KNOWN_52] += row[ScanRowWords.HIGH_52] > 0 ? 1 : 0;
        words[HIGH_52] += row[ScanRowWords.NEW_52] & 1;
        words[LOW_52] += row[ScanRowWords.NEW_52] >> 1 & 1;
        double average = vwap.vwap(universe.id(place));
        words[WITH_VWAP] += Double.isNaN(average) ? 0 : 1;
        words[ABOVE_VWAP] += days.ltp[place] / (double) Prices.ONE > average ? 1 : 0;
    }

    private void lists() {
        int at = FIRST;
        words[UP] = movers.upCount();
        for (int i = 0; i < movers.upCount(); i++) {
            words[at++] = movers.up(i);
        }
        words[DOWN] = movers.downCount();
        for (int i = 0; i < movers.downCount(); i++) {
            words[at++] = movers.down(i);
        }
        words[VOLUME] = volumes.size();
        for (int i = 0; i < volumes.size(); i++) {
            words[at++] = volumes.id(i);
        }
        words[OI] = interest.size();
        for (int i = 0; i < interest.size(); i++) {
            words[at++] = interest.id(i);
        }
        words[SUSPECTS] = movers.suspectsKept();
        for (int i = 0; i < movers.suspectsKept(); i++) {
            words[at++] = movers.suspect(i);
        }
        length = at;
    }

    private void tiles() {
        int at = length;
        for (int place = 0; place < universe.count(); place++) {
            if (rows.has(place)) {
                tile(place, at);
                words[TILES]++;
                at += TILE_WORDS;
            }
        }
        length = at;
    }

    private void tile(int place, int at) {
        long previous = days.previousClose(place);
        long sum = book.volumeSum(place);
        words[at + TILE_ID] = universe.id(place);
        words[at + TILE_CHANGE_PCT] = bits(DayMove.changePct(days.ltp[place], previous));
        words[at + TILE_TURNOVER] = bits(days.turnoverE4(place) / (double) Prices.ONE);
        words[at + TILE_DELTA_PCT] = bits(days.deltaPct(place));
        words[at + TILE_OI_PCT] = bits(days.oiPct(place));
        words[at + TILE_VOLUME_RATIO] =
                bits(sum > 0 ? days.volume(place) / ((double) sum / MEAN_BARS) : Double.NaN);
        words[at + TILE_BUILDUP] = buildUp(place);
    }

    private static long bits(double number) {
        return Double.doubleToLongBits(number);
    }

    @Override
    public int sheet() {
        return Sheet.MARKET;
    }

    @Override
    public int nextChanged() {
        boolean now = changed;
        changed = false;
        return now ? 0 : -1;
    }

    @Override
    public int length(int key) {
        return length;
    }

    @Override
    public void copy(int key, long[] into) {
        System.arraycopy(words, 0, into, 0, length);
    }
}
