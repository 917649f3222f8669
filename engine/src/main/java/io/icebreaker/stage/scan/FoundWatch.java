package io.icebreaker.stage.scan;

import static io.icebreaker.finding.ScanRowWords.*;

import io.icebreaker.bar.Interval;
import io.icebreaker.bar.MarkKind;
import io.icebreaker.finding.EpisodeWords;
import io.icebreaker.finding.IcebergWords;
import io.icebreaker.finding.MarkWords;
import io.icebreaker.setting.Setting;
import io.icebreaker.stage.StageContext;

/** Iceberg-like levels and stacked imbalances of the session, as other stages find them (4.1, 3.6). */
final class FoundWatch {
    private final Universe universe;
    private final RowSheet rows;
    private final int interval;

    FoundWatch(StageContext context, Universe universe, RowSheet rows) {
        this.universe = universe;
        this.rows = rows;
        String label = context.settings().text(Setting.SCAN_STACK_INTERVAL);
        interval = Interval.named(label).ordinal();
    }

    /** Place of an instrument that has a row; else {@link Universe#NONE}. */
    private int place(long id) {
        int place = universe.place((int) id);
        return place != Universe.NONE && rows.has(place) ? place : Universe.NONE;
    }

    void onIceberg(long[] words, int at) {
        int place = place(words[at + IcebergWords.ID]);
        if (place == Universe.NONE) {
            return;
        }
        int episode = at + IcebergWords.EPISODE;
        long[] row = rows.row(place);
        row[ICEBERGS]++;
        row[ICEBERG_TIME_NS] = words[at + IcebergWords.TIME_NS];
        row[ICEBERG_SIDE] = words[episode + EpisodeWords.SIDE];
        row[ICEBERG_PRICE] = words[episode + EpisodeWords.PRICE];
        row[ICEBERG_RATIO_D] = Double.doubleToLongBits(EpisodeWords.ratio(words, episode));
        row[ICEBERG_HIDDEN_D] = Double.doubleToLongBits(EpisodeWords.hiddenShare(words, episode));
        row[ICEBERG_CONFIDENCE] = EpisodeWords.confidence(words, episode);
        rows.show(place);
    }

    void onMark(long[] words, int at) {
        long kind = words[at + MarkWords.KIND];
        boolean buy = kind == MarkKind.STACKED_BUY;
        if (!buy && kind != MarkKind.STACKED_SELL || words[at + MarkWords.INTERVAL] != interval) {
            return;
        }
        int place = place(words[at + MarkWords.ID]);
        if (place == Universe.NONE) {
            return;
        }
        long[] row = rows.row(place);
        row[buy ? STACKS_BUY : STACKS_SELL]++;
        row[STACK_TIME_NS] = words[at + MarkWords.TIME_NS];
        row[STACK_SIDE] = buy ? 1 : -1;
        row[STACK_LOW] = words[at + MarkWords.LOW];
        row[STACK_HIGH] = words[at + MarkWords.HIGH];
        row[STACK_ROWS] = words[at + MarkWords.ROWS];
        rows.show(place);
    }
}
