package io.icebreaker.app.rule;

import io.icebreaker.app.alert.Alert;
import io.icebreaker.app.alert.AlertDesk;
import io.icebreaker.app.alert.AlertLevel;
import io.icebreaker.app.alert.Fate;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.ScanWords;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.FindingLog;
import io.icebreaker.scan.TechnicalRule;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Prices;
import io.icebreaker.web.AlertNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Technical signals (analytics 8.2) as the history of alerts keeps them: they take their part of the day's
 * number. They go to the history alone; who wants messages writes a rule. One thread.
 */
final class TechnicalAlerts {
    /** In place of the hash of a rule's text: these rules stand in the analytics. */
    private static final String VERSION = "8.2";

    private final SessionCalendar calendar = SessionCalendar.shipped();
    private final Board board;
    private final AlertDesk desk;
    private final FindingLog.Reader log;

    TechnicalAlerts(Board board, AlertDesk desk) {
        this.board = board;
        this.desk = desk;
        log = board.findings().log(FindingType.SCAN).reader(0);
    }

    /** Hands over what is new; returns how many there was no room for. */
    int look() {
        int full = 0;
        while (log.next()) {
            if (log.word(ScanWords.KIND) == ScanWords.TECHNICAL && !hand()) {
                full++;
            }
        }
        return full;
    }

    long missed() {
        return log.missed();
    }

    private boolean hand() {
        Instrument instrument = board.instrument((int) log.word(ScanWords.ID));
        long timeNs = log.word(ScanWords.TIME_NS);
        String rule =
                "technical "
                        + TechnicalRule.of((int) log.word(ScanWords.DETAIL))
                                .name()
                                .toLowerCase(Locale.ROOT);
        Alert alert =
                new Alert(
                        log.sequence(),
                        rule,
                        VERSION,
                        AlertNames.of(instrument),
                        AlertLevel.WARNING,
                        text(instrument, rule),
                        inputs(),
                        List.of("log"),
                        timeNs);
        Fate fate =
                log.word(ScanWords.STATUS) == ScanWords.DELIVERED
                        ? Fate.FIRED
                        : Fate.SUPPRESSED_CAP;
        long closeNs = calendar.session(SessionGroup.of(instrument.segment()), timeNs).closeNs();
        return desk.accept(alert, fate, log.word(ScanWords.PRICE), closeNs);
    }

    private String text(Instrument instrument, String rule) {
        String side = log.word(ScanWords.SIDE) > 0 ? "BUY" : "SELL";
        String interval = Interval.of((int) log.word(ScanWords.INTERVAL)).label();
        return instrument.symbol() + " · " + rule + " " + side + " (" + interval + ")";
    }

    private Map<String, Double> inputs() {
        Map<String, Double> inputs = new LinkedHashMap<>();
        inputs.put("side", (double) log.word(ScanWords.SIDE));
        inputs.put("strength", log.number(ScanWords.FIRST));
        inputs.put("close", log.word(ScanWords.PRICE) / (double) Prices.ONE);
        return inputs;
    }
}
