package io.icebreaker.app.rule;

import io.icebreaker.app.alert.AlertFilter;
import io.icebreaker.app.alert.AlertHistory;
import io.icebreaker.app.alert.AlertLevel;
import io.icebreaker.app.alert.AlertRow;
import io.icebreaker.app.alert.AttemptRow;
import io.icebreaker.app.alert.Channel;
import io.icebreaker.app.alert.Fate;
import io.icebreaker.app.alert.Origin;
import io.icebreaker.app.alert.RuleScore;
import io.icebreaker.web.Alerts.Ask;
import io.icebreaker.web.Alerts.Refused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** Alerts of one origin as the SQLite file has them. A connection a look; any thread. */
public final class PastAlerts {
    /** Of a rule that never fired. */
    static final Map<String, Object> NO_FIGURES =
            Map.of("fired", 0L, "suppressed", 0L, "wins", 0L, "n", 0L);

    /** Minutes after which a rule's list judges an alert. */
    private static final int JUDGED_AFTER = 15;

    private static final int MOST_ATTEMPTS = 20_000;

    private final Path file;
    private final Origin origin;
    private final ToIntFunction<String> ids;

    /** A look into the file. */
    private interface Look<T> {
        T at(AlertHistory history) throws IOException;
    }

    /**
     * @param ids the dense id of an instrument by the name that alerts have for it; negative for none
     */
    public PastAlerts(Path file, Origin origin, ToIntFunction<String> ids) {
        this.file = file;
        this.origin = origin;
        this.ids = ids;
    }

    private <T> T look(Look<T> look) {
        try (AlertHistory history = AlertHistory.open(file)) {
            return look.at(history);
        } catch (IOException e) {
            throw new Refused(503, e.getMessage(), "file", "look at the disk, then try again");
        }
    }

    List<Map<String, Object>> alerts(Ask ask, int most) {
        AlertFilter filter = filter(ask);
        return look(
                history -> {
                    List<AlertRow> rows = history.latest(filter, most);
                    Map<Long, List<AttemptRow>> attempts = attempts(history, rows);
                    return rows.stream()
                            .map(
                                    row ->
                                            AlertTree.of(
                                                    row,
                                                    attempts.getOrDefault(row.id(), List.of()),
                                                    ids))
                            .toList();
                });
    }

    private static Map<Long, List<AttemptRow>> attempts(AlertHistory history, List<AlertRow> rows)
            throws IOException {
        Map<Long, List<AttemptRow>> all = new TreeMap<>();
        if (!rows.isEmpty()) {
            long newest = rows.get(0).id();
            long oldest = rows.get(rows.size() - 1).id();
            AlertFilter those = AlertFilter.all().numbers(oldest, newest);
            for (AttemptRow each : history.attempts(those, MOST_ATTEMPTS)) {
                all.computeIfAbsent(each.alert(), it -> new ArrayList<>()).add(each);
            }
        }
        return all;
    }

    private AlertFilter filter(Ask ask) {
        AlertFilter filter = AlertFilter.of(origin);
        filter = ask.fromNs() == 0 ? filter : filter.from(ask.fromNs());
        filter = ask.toNs() == 0 ? filter : filter.before(ask.toNs());
        filter = ask.before() == 0 ? filter : filter.numbers(0, ask.before() - 1);
        filter = ask.rule() == null ? filter : filter.rule(ask.rule());
        filter = ask.instrument() == null ? filter : filter.instrument(ask.instrument());
        if (ask.status() != null) {
            Fate fate = AlertTree.fate(ask.status());
            if (fate == null) {
                String hint = "DELIVERED, or one of " + Arrays.toString(Fate.values());
                throw new Refused(400, "unknown status", "status", hint);
            }
            filter = filter.fate(fate);
        }
        return ask.level() == null ? filter : filter.level(level(ask.level()));
    }

    private static AlertLevel level(String name) {
        for (AlertLevel level : AlertLevel.values()) {
            if (level.name().equals(name)) {
                return level;
            }
        }
        throw new Refused(400, "unknown level", "level", Arrays.toString(AlertLevel.values()));
    }

    /** By rule: fired, suppressed, and how many of those judged went their way. */
    Map<String, Map<String, Object>> figures() {
        return look(
                history -> {
                    AlertFilter filter = AlertFilter.of(origin);
                    Map<String, List<RuleScore>> scores = history.scores(filter);
                    Map<String, Map<String, Object>> figures = new TreeMap<>();
                    history.fates(filter)
                            .forEach(
                                    (rule, fates) ->
                                            figures.put(rule, figures(fates, scores.get(rule))));
                    return figures;
                });
    }

    private static Map<String, Object> figures(Map<Fate, Long> fates, List<RuleScore> scores) {
        long all = fates.values().stream().mapToLong(Long::longValue).sum();
        long fired = fates.getOrDefault(Fate.FIRED, 0L);
        RuleScore judged = null;
        for (RuleScore each : scores == null ? List.<RuleScore>of() : scores) {
            judged = each.minutes() == JUDGED_AFTER ? each : judged;
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("fired", fired);
        tree.put("suppressed", all - fired);
        tree.put("wins", judged == null ? 0L : judged.wins());
        tree.put("n", judged == null ? 0L : judged.alerts());
        return tree;
    }

    Map<String, Object> performance() {
        List<Map<String, Object>> rules = new ArrayList<>();
        Map<String, Map<String, Object>> figures = figures();
        Map<String, List<RuleScore>> scores = look(it -> it.scores(AlertFilter.of(origin)));
        figures.forEach(
                (rule, figure) -> {
                    Map<String, Object> tree = new LinkedHashMap<>();
                    tree.put("rule", rule);
                    tree.put("fired", figure.get("fired"));
                    tree.put("suppressed", figure.get("suppressed"));
                    List<RuleScore> found = scores.getOrDefault(rule, List.of());
                    tree.put("after", found.stream().map(PastAlerts::score).toList());
                    rules.add(tree);
                });
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rules", rules);
        return tree;
    }

    private static Map<String, Object> score(RuleScore score) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("minutes", score.minutes());
        tree.put("n", score.alerts());
        tree.put("wins", score.wins());
        tree.put("winRate", score.winRate());
        tree.put("meanPct", score.meanPct());
        return tree;
    }

    /** When a channel was last tried, epoch ms; null when it never was. */
    Long lastMs(Channel channel) {
        List<AttemptRow> last = look(it -> it.attempts(AlertFilter.of(origin).channel(channel), 1));
        return last.isEmpty() ? null : last.get(0).startedMs();
    }
}
