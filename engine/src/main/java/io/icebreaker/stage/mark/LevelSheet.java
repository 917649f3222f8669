package io.icebreaker.stage.mark;

import io.icebreaker.bar.FootprintMarks;
import io.icebreaker.bar.MarkKind;
import io.icebreaker.bar.OpenMarks;
import io.icebreaker.finding.LevelWords;
import io.icebreaker.finding.Sheet;
import io.icebreaker.stage.Changed;
import io.icebreaker.stage.Shown;

/** An instrument's open zones, unfinished auctions and naked points of control for the board. */
public final class LevelSheet implements Shown {
    private final MarkKernel marks;
    private final ProfileKernel profile;
    private final Changed changed;

    public LevelSheet(MarkKernel marks, ProfileKernel profile, Changed changed) {
        this.marks = marks;
        this.profile = profile;
        this.changed = changed;
    }

    @Override
    public int sheet() {
        return Sheet.LEVELS;
    }

    @Override
    public int nextChanged() {
        return changed.next();
    }

    @Override
    public int length(int id) {
        FootprintMarks open = marks.shown(id);
        int zones = open == null ? 0 : open.zones().count();
        int levels = open == null ? 0 : open.levels().count();
        return LevelWords.FIRST
                + zones * LevelWords.ZONE_WORDS
                + levels * LevelWords.UNFINISHED_WORDS
                + profile.naked().count(id) * LevelWords.POC_WORDS;
    }

    @Override
    public void copy(int id, long[] into) {
        profile.copyPrevious(id, into);
        FootprintMarks open = marks.shown(id);
        int zones = open == null ? 0 : open.zones().count();
        int levels = open == null ? 0 : open.levels().count();
        int pocs = profile.naked().count(id);
        into[LevelWords.ZONES] = zones;
        into[LevelWords.UNFINISHED] = levels;
        into[LevelWords.POCS] = pocs;
        int at = LevelWords.FIRST;
        for (int i = 0; i < zones; i++) {
            at = zone(open.zones(), i, into, at);
        }
        for (int i = 0; i < levels; i++) {
            at = level(open.levels(), i, into, at);
        }
        for (int i = 0; i < pocs; i++) {
            into[at + LevelWords.POC_PRICE] = profile.naked().price(id, i);
            into[at + LevelWords.POC_DAY] = profile.naked().day(id, i);
            at += LevelWords.POC_WORDS;
        }
    }

    private static int zone(OpenMarks zones, int index, long[] into, int at) {
        boolean isBuy = zones.word(index, OpenMarks.KIND) == MarkKind.STACKED_BUY;
        into[at + LevelWords.ZONE_SIDE] = isBuy ? 1 : -1;
        into[at + LevelWords.ZONE_LOW] = zones.word(index, OpenMarks.LOW);
        into[at + LevelWords.ZONE_HIGH] = zones.word(index, OpenMarks.HIGH);
        into[at + LevelWords.ZONE_ROWS] = zones.word(index, OpenMarks.ROWS);
        into[at + LevelWords.ZONE_FROM_NS] = zones.word(index, OpenMarks.START_NS);
        return at + LevelWords.ZONE_WORDS;
    }

    private static int level(OpenMarks levels, int index, long[] into, int at) {
        boolean isHigh = levels.word(index, OpenMarks.KIND) == MarkKind.UNFINISHED_HIGH;
        into[at + LevelWords.UNFINISHED_HIGH] = isHigh ? 1 : 0;
        into[at + LevelWords.UNFINISHED_PRICE] = levels.word(index, OpenMarks.LOW);
        into[at + LevelWords.UNFINISHED_FROM_NS] = levels.word(index, OpenMarks.START_NS);
        return at + LevelWords.UNFINISHED_WORDS;
    }
}
