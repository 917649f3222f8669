package io.icebreaker.ring;

import io.icebreaker.publish.Board;
import io.icebreaker.stage.alert.AlertStage;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.RuleParts;
import io.icebreaker.tick.Tick;

/** What the board shows of a CONFIG event: who the feeds are, or by which rules alerts fire. Cold. */
final class ConfigShown {
    private ConfigShown() {}

    static void show(Tick event, AlertStage alerts, Board board) {
        if (RuleParts.isPart(event)) {
            board.rules(alerts.texts());
        } else {
            board.feeds().names(Events.feedNames(event));
        }
    }
}
