package io.icebreaker.app.alert;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An engine's alerts in a process of its own, to be killed: each start finds all of the day's again. */
final class AlertChild {
    private AlertChild() {}

    /**
     * @param args a directory with keys, Telegram's address, epoch ns of the first alert, how many there are
     */
    public static void main(String[] args) throws Exception {
        long startNs = Long.parseLong(args[2]);
        int count = Integer.parseInt(args[3]);
        AlertPlan plan = AlertRig.plan(Path.of(args[0]), args[1], 1_000);
        try (var desk = AlertDesk.open(plan, Origin.LIVE, false, Map.of(), System.err::println)) {
            for (int n = 1; n <= count; n++) {
                desk.accept(alert(n, startNs), Fate.FIRED, 0, 0);
            }
            AlertRig.await("the end", () -> isOver(plan, count));
        }
    }

    private static Alert alert(int n, long startNs) {
        return new Alert(
                n,
                "rule",
                "",
                "NSE:X",
                AlertLevel.CRITICAL,
                "alert " + n + ".",
                Map.of(),
                List.of("telegram"),
                startNs + n);
    }

    private static boolean isOver(AlertPlan plan, int count) throws Exception {
        try (var history = AlertHistory.open(plan.file())) {
            List<AlertRow> rows = history.alerts(AlertFilter.LIVE, count + 1);
            return rows.size() == count
                    && rows.stream()
                            .allMatch(row -> row.deliveries().get(Channel.TELEGRAM).isFinal());
        }
    }
}
