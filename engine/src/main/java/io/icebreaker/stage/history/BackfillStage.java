package io.icebreaker.stage.history;

import io.icebreaker.finding.Findings;
import io.icebreaker.stage.Stage;
import io.icebreaker.stage.StageContext;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.HistoryKind;
import io.icebreaker.tick.Tick;

/** Puts backfilled minutes, which are shown and nothing else, under the output hash. */
public final class BackfillStage extends Stage {
    /** As {@link HistoryKind#MINUTE} has them. */
    private static final int WORDS = 10;

    private final Findings findings;

    public BackfillStage(StageContext context) {
        findings = context.findings();
    }

    @Override
    public String name() {
        return "backfill";
    }

    @Override
    public void onEvent(Tick tick, boolean endOfBatch) {
        if (tick.kind() == EventKind.HISTORY && Events.historyKind(tick) == HistoryKind.MINUTE) {
            findings.value(tick.id());
            for (int word = 0; word < WORDS; word++) {
                findings.value(Events.historyWord(tick, word));
            }
        }
    }
}
