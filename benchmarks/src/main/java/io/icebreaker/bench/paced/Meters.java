package io.icebreaker.bench.paced;

import io.icebreaker.stage.Stage;
import java.util.List;

/**
 * Where one run is measured.
 *
 * @param published behind the output stage and so behind the gate
 * @param shown behind the board
 */
record Meters(VisibleStage published, VisibleStage shown) {
    Meters(Plan plan) {
        this(
                new VisibleStage(VisibleStage.PUBLISHED, plan),
                new VisibleStage(VisibleStage.SHOWN, plan));
    }

    List<Stage> stages() {
        return List.of(published, shown);
    }

    /** The clock's reading at the schedule's start; before the first packet. */
    void begin(long clockNs) {
        published.begin(clockNs);
        shown.begin(clockNs);
    }
}
