package io.icebreaker.publish;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.Interval;
import io.icebreaker.bar.RowRoom;
import io.icebreaker.bar.Rows;
import io.icebreaker.finding.AbsorptionWords;
import io.icebreaker.finding.AlertWords;
import io.icebreaker.finding.BookWords;
import io.icebreaker.finding.ChainWords;
import io.icebreaker.finding.FeedGapWords;
import io.icebreaker.finding.FillWords;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.IcebergWords;
import io.icebreaker.finding.LevelWords;
import io.icebreaker.finding.MarkWords;
import io.icebreaker.finding.OrderWords;
import io.icebreaker.finding.OutcomeWords;
import io.icebreaker.finding.PaperTradeWords;
import io.icebreaker.finding.PatternWords;
import io.icebreaker.finding.ProfileWords;
import io.icebreaker.finding.ScanWords;
import io.icebreaker.finding.Sheet;
import io.icebreaker.finding.SignalWords;
import io.icebreaker.finding.SwingWords;
import io.icebreaker.tick.InstrumentType;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What stages find, for readers on other threads: a bounded log of each {@link FindingType}, and of each
 * {@link Sheet} the latest words of every key.
 *
 * <p><b>Threading.</b> The compute lane writes; everybody may read. <b>Allocation.</b> A log's room, unless
 * {@link #makeSpare} has made it; a key's region at its first state; a chain's again when it has more
 * strikes; room for all instruments' levels in blocks as they fill.
 */
public final class FindingBoard {
    /** A day of 500 instruments' icebergs and marks on minutes at 16 records a minute: 2 MB a type. */
    private static final int LONG_LOG = 1 << 14;

    /** A day's signals are capped at hundreds; event bars are kept as bars elsewhere. */
    private static final int SHORT_LOG = 1 << 12;

    /** Of an event bar's rows; bars themselves are kept elsewhere. */
    private static final int ROWS = 5;

    private final FindingLog[] logs = new FindingLog[FindingType.LIMIT];

    /** A part a sheet, one behind the other. */
    private final AtomicReferenceArray<Region> regions;

    private final int[] firsts = new int[Sheet.COUNT + 1];
    private final RowRoom levels = new RowRoom();

    /** Of the settings, not of a state. */
    private transient volatile boolean optionCharts = true;

    FindingBoard(int maxInstruments) {
        int instruments = Math.max(maxInstruments, 1);
        for (int sheet = 0; sheet < Sheet.COUNT; sheet++) {
            int keys = instruments * (Sheet.isByInterval(sheet) ? Interval.COUNT : 1);
            firsts[sheet + 1] = firsts[sheet] + keys;
        }
        regions = new AtomicReferenceArray<>(firsts[Sheet.COUNT]);
        for (int type = FindingType.EVENT_BAR; type < FindingType.LIMIT; type++) {
            boolean many =
                    type == FindingType.ICEBERG
                            || type == FindingType.MARK
                            || type == FindingType.PROFILE
                            || type == FindingType.PATTERN;
            logs[type] = new FindingLog(many ? LONG_LOG : SHORT_LOG, words(type));
        }
    }

    /** Says whether options have indicators, patterns and levels. Cold; before the first bar. */
    public void optionCharts(boolean have) {
        optionCharts = have;
    }

    /** Whether things of a type have indicators, patterns and levels of their own. */
    public boolean hasCharts(InstrumentType type) {
        return optionCharts || !type.isOption();
    }

    private static int words(int type) {
        return switch (type) {
            case FindingType.EVENT_BAR -> Bar.WORDS + ROWS * Rows.WORDS;
            case FindingType.MARK -> MarkWords.WORDS;
            case FindingType.PROFILE -> ProfileWords.WORDS;
            case FindingType.ICEBERG -> IcebergWords.WORDS;
            case FindingType.ABSORPTION -> AbsorptionWords.WORDS;
            case FindingType.SIGNAL -> SignalWords.WORDS;
            case FindingType.OUTCOME -> OutcomeWords.WORDS;
            case FindingType.CHAIN -> ChainWords.FIGURES;
            case FindingType.ORDER -> OrderWords.WORDS;
            case FindingType.FILL -> FillWords.WORDS;
            case FindingType.PAPER_TRADE -> PaperTradeWords.WORDS;
            case FindingType.FEED_GAP -> FeedGapWords.WORDS;
            case FindingType.PATTERN -> PatternWords.WORDS;
            case FindingType.SCAN -> ScanWords.WORDS;
            case FindingType.ALERT -> AlertWords.WORDS;
            default -> throw new IllegalArgumentException(FindingType.name(type) + " has no words");
        };
    }

    /** The log of a type. */
    public FindingLog log(int type) {
        return logs[type];
    }

    /** Replaces the words of a key. Writer only. */
    public void show(int sheet, int key, long[] words, int length, long sequence) {
        Region region = regions.get(firsts[sheet] + key);
        if (region == null) {
            region = region(sheet, length);
            regions.set(firsts[sheet] + key, region);
        }
        region.begin(length);
        System.arraycopy(words, 0, region.words(), region.start(), length);
        region.end(sequence);
    }

    private Region region(int sheet, int length) {
        if (sheet == Sheet.LEVELS) {
            levels.reserve(RowRoom.rows(LevelWords.ROOM)); // few take as much
            return new Region(levels);
        }
        int room =
                switch (sheet) {
                    case Sheet.BOOK -> BookWords.ROOM;
                    case Sheet.SWINGS -> SwingWords.ROOM;
                    case Sheet.MARKET -> 2 * length; // tiles come as instruments do
                    default -> length;
                };
        return new Region(Math.max(length, room));
    }

    /** See {@link RowRoom#makeSpare}; any one thread beside the writer. */
    void makeSpare() {
        levels.makeSpare();
        for (int type = FindingType.EVENT_BAR; type < FindingType.LIMIT; type++) {
            logs[type].makeSpare();
        }
    }

    /** Grows with each change of the key's words; 0 before the first. Any thread. */
    public long version(int sheet, int key) {
        Region region = key < 0 || key >= keys(sheet) ? null : regions.get(firsts[sheet] + key);
        return region == null ? 0 : region.version();
    }

    /** Copies a key's words; length 0 before the first; the stamp is the ring sequence. Any thread. */
    public void read(int sheet, int key, Copy copy) {
        if (version(sheet, key) == 0) {
            copy.room(0);
            copy.version(0, 0);
        } else {
            regions.get(firsts[sheet] + key).read(copy);
        }
    }

    /** How many keys a sheet has room for. */
    public int keys(int sheet) {
        return firsts[sheet + 1] - firsts[sheet];
    }
}
