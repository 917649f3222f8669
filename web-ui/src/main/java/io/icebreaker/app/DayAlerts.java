package io.icebreaker.app;

import io.icebreaker.app.alert.AlertDesk;
import io.icebreaker.app.alert.AlertPlan;
import io.icebreaker.app.alert.Origin;
import io.icebreaker.app.rule.AlertRoom;
import io.icebreaker.app.rule.LiveRules;
import io.icebreaker.app.rule.PastAlerts;
import io.icebreaker.app.rule.RuleFiles;
import io.icebreaker.app.rule.RuleTests;
import io.icebreaker.publish.Board;
import io.icebreaker.tick.Instrument;
import io.icebreaker.web.Alerts;
import java.io.IOException;
import java.nio.file.Path;

/** A day's rules and alerts: the file into the ring, what fires to the desk, both to the page. */
final class DayAlerts implements AutoCloseable {
    private final LiveRules rules;
    private final AlertDesk desk;
    private final AlertRoom room;

    private DayAlerts(Plan plan, LiveEngine engine, AlertDesk desk) {
        this.desk = desk;
        Board board = engine.board();
        rules =
                new LiveRules(
                        new RuleFiles(plan.rules()),
                        board,
                        null,
                        rule -> null,
                        text -> {},
                        new RuleTests(),
                        DayAlerts::tell);
        var past = new PastAlerts(plan.alerts().file(), plan.origin(), name -> id(board, name));
        room = new AlertRoom(rules, plan.alerts(), desk, past, plan.origin(), plan.alsoSend());
    }

    /**
     * How.
     *
     * @param rules the rule file
     * @param alsoSend whether messages of a demo leave the machine
     */
    record Plan(AlertPlan alerts, Path rules, Origin origin, boolean alsoSend) {}

    /** Null where alerts cannot be kept; a day without them goes on, and that is told. */
    static DayAlerts open(Plan plan, LiveEngine engine) {
        try {
            var desk =
                    AlertDesk.open(
                            plan.alerts(),
                            plan.origin(),
                            plan.alsoSend(),
                            System.getenv(),
                            DayAlerts::tell);
            return new DayAlerts(plan, engine, desk);
        } catch (IOException e) {
            tell("no alerts: " + e.getMessage());
            return null;
        }
    }

    private static void tell(String line) {
        System.err.println("icebreaker: " + line);
    }

    /** What alerts call an instrument. */
    static String name(Instrument instrument) {
        return instrument.segment() + ":" + instrument.symbol();
    }

    private static int id(Board board, String name) {
        for (int id = 0; id < board.instrumentCount(); id++) {
            Instrument instrument = board.instrument(id);
            if (instrument != null && name(instrument).equals(name)) {
                return id;
            }
        }
        return -1;
    }

    /** Looks after the rule file, now and then. */
    void look() {
        rules.look();
    }

    Alerts room() {
        return room;
    }

    /** The engine has stopped: what came is written, what is under way ends. */
    @Override
    public void close() {
        try {
            desk.close();
        } catch (IOException e) {
            tell("alerts: " + e.getMessage());
        }
    }
}
