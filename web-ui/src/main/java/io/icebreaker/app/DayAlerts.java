package io.icebreaker.app;

import io.icebreaker.app.alert.AlertDesk;
import io.icebreaker.app.alert.AlertPlan;
import io.icebreaker.app.alert.Origin;
import io.icebreaker.app.rule.AlertFeed;
import io.icebreaker.app.rule.AlertRoom;
import io.icebreaker.app.rule.LiveRules;
import io.icebreaker.app.rule.PastAlerts;
import io.icebreaker.app.rule.RuleFiles;
import io.icebreaker.app.rule.RuleTests;
import io.icebreaker.publish.Board;
import io.icebreaker.web.AlertNames;
import io.icebreaker.web.Alerts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import org.agrona.concurrent.EpochNanoClock;

/** A day's rules and alerts: the file into the ring, what fires to the desk, both to the page. */
final class DayAlerts implements AutoCloseable {
    private final LiveRules rules;
    private final AlertDesk desk;
    private final AlertRoom room;
    private final AlertFeed feed;
    private final RuleTests tests;

    private DayAlerts(Plan plan, LiveEngine engine, EpochNanoClock time, AlertDesk desk) {
        this.desk = desk;
        Board board = engine.board();
        tests = new RuleTests(new RuleTrial(plan.days()));
        rules =
                new LiveRules(
                        new RuleFiles(plan.rules()),
                        board,
                        engine.rules(),
                        engine.pipeline().ruleNeeds()::lackOf,
                        text -> engine.rules(text, time.nanoTime()),
                        tests,
                        DayAlerts::tell);
        var past =
                new PastAlerts(
                        plan.alerts().file(), plan.origin(), name -> AlertNames.id(board, name));
        feed = new AlertFeed(board, desk, DayAlerts::tell).start();
        rules.look();
        room = new AlertRoom(rules, plan.alerts(), desk, past, plan.origin(), plan.alsoSend());
    }

    /**
     * How.
     *
     * @param rules the rule file
     * @param alsoSend whether messages of a demo leave the machine
     * @param days where a recorded day lies by its name, null for none
     */
    record Plan(
            AlertPlan alerts,
            Path rules,
            Origin origin,
            boolean alsoSend,
            Function<String, Path> days) {}

    /** Null where alerts cannot be kept; a day without them goes on, and that is told. */
    static DayAlerts open(Plan plan, LiveEngine engine, EpochNanoClock time) {
        try {
            var desk =
                    AlertDesk.open(
                            plan.alerts(),
                            plan.origin(),
                            plan.alsoSend(),
                            System.getenv(),
                            DayAlerts::tell);
            return new DayAlerts(plan, engine, time, desk);
        } catch (IOException e) {
            tell("no alerts: " + e.getMessage());
            return null;
        }
    }

    private static void tell(String line) {
        System.err.println("icebreaker: " + line);
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
        tests.close();
        feed.close();
        try {
            desk.close();
        } catch (IOException e) {
            tell("alerts: " + e.getMessage());
        }
    }
}
