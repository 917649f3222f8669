package io.icebreaker.rule;

import io.icebreaker.bar.Interval;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Decides who fires by reading through everything that ever happened (analytics 9.5, 9.6). */
final class NaiveFirings {
    private static final String CONDITION = "close > 1";
    private static final ZoneOffset IST = ZoneOffset.ofHoursMinutes(5, 30);

    private record Happened(
            int rule, int instrument, long timeNs, long day, boolean isTrue, Firing firing) {}

    private final List<Happened> past = new ArrayList<>();
    private final List<Rule> rules;
    private final int cap;

    NaiveFirings(List<Rule> rules, int cap) {
        this.rules = rules;
        this.cap = cap;
    }

    /** A rule that is true when the one value there is exceeds 1, and else as it comes. */
    static Rule rule(int place, Random random) throws RuleException {
        return new Rule(
                place + 1,
                "rule " + place,
                Condition.parse(CONDITION),
                Action.USUAL,
                Level.values()[random.nextInt(3)],
                Interval.M1,
                List.of(),
                random.nextInt(4) * 100 * 1_000_000_000L,
                1 + random.nextInt(3),
                random.nextInt(3) == 0 ? DayWindow.parse("09:20-09:50") : DayWindow.ALWAYS);
    }

    void onBar(int instrument, long timeNs, long day, double value) {
        for (int rule = 0; rule < rules.size(); rule++) {
            Firing firing = judge(rule, instrument, timeNs, day, value > 1);
            past.add(new Happened(rule, instrument, timeNs, day, value > 1, firing));
        }
    }

    List<Firing> firings() {
        return past.stream().map(Happened::firing).toList();
    }

    private Firing judge(int number, int instrument, long timeNs, long day, boolean isTrue) {
        Rule rule = rules.get(number);
        List<Happened> own =
                past.stream()
                        .filter(one -> one.rule == number && one.instrument == instrument)
                        .toList();
        if (!isTrue || !edge(own, rule.forCount())) {
            return Firing.NONE;
        }
        if (!within(rule.between(), timeNs)) {
            return Firing.SUPPRESSED_TIME;
        }
        boolean cooling =
                own.stream()
                        .anyMatch(
                                one ->
                                        one.firing == Firing.FIRED
                                                && timeNs - one.timeNs < rule.cooldownNs());
        if (cooling) {
            return Firing.SUPPRESSED_COOLDOWN;
        }
        long counted =
                past.stream()
                        .filter(one -> one.day == day && one.firing == Firing.FIRED)
                        .filter(one -> rules.get(one.rule).level() != Level.CRITICAL)
                        .count();
        boolean exempt = rule.level() == Level.CRITICAL;
        return exempt || counted < cap ? Firing.FIRED : Firing.SUPPRESSED_CAP;
    }

    /** The one in hand is TRUE: is it the n-th of its row, and does that row not reach back to the first? */
    private static boolean edge(List<Happened> before, int n) {
        int row = 1;
        int at = before.size() - 1;
        while (at >= 0 && before.get(at).isTrue) {
            row++;
            at--;
        }
        return row == n && at >= 0;
    }

    private static boolean within(DayWindow window, long timeNs) {
        LocalTime time = Instant.ofEpochSecond(timeNs / 1_000_000_000L).atOffset(IST).toLocalTime();
        return time.toNanoOfDay() >= window.fromNs() && time.toNanoOfDay() < window.toNs();
    }
}
