package io.icebreaker.app.rule;

import io.icebreaker.app.alert.Alert;
import io.icebreaker.app.alert.AlertDesk;
import io.icebreaker.app.alert.AlertLevel;
import io.icebreaker.app.alert.Fate;
import io.icebreaker.bar.Interval;
import io.icebreaker.finding.AlertWords;
import io.icebreaker.finding.FindingType;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.Copy;
import io.icebreaker.publish.FindingLog;
import io.icebreaker.publish.Quote;
import io.icebreaker.rule.Action;
import io.icebreaker.rule.Rule;
import io.icebreaker.tick.Instrument;
import io.icebreaker.web.AlertNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Carries alerts from the board to the desk, and prices for what comes after them, on a thread of its own:
 * the engine waits for nobody. Alerts that a recovery finds again are handed over again; the desk knows them.
 */
public final class AlertFeed implements AutoCloseable {
    /** Ten looks a second, as pages get. */
    private static final long LOOK_NS = 100_000_000L;

    private static final long CLOSE_MS = 20_000;

    private final Board board;
    private final AlertDesk desk;
    private final Consumer<String> told;
    private final FindingLog.Reader log;
    private final AlertNames names;
    private final TechnicalAlerts technical;
    private final Copy quote = new Copy();
    private final Thread thread = new Thread(this::run, "alert-feed");
    private volatile boolean isClosing;
    private long missed;
    private long full;

    /** {@code told} hears in a line when alerts are lost. */
    public AlertFeed(Board board, AlertDesk desk, Consumer<String> told) {
        this.board = board;
        this.desk = desk;
        this.told = told;
        names = new AlertNames(board);
        log = board.findings().log(FindingType.ALERT).reader(0);
        technical = new TechnicalAlerts(board, desk);
        thread.setDaemon(true);
    }

    /** Begins with the first alert that the board still has. */
    public AlertFeed start() {
        thread.start();
        return this;
    }

    private void run() {
        while (!isClosing) {
            look();
            LockSupport.parkNanos(LOOK_NS);
        }
        look();
    }

    private void look() {
        try {
            while (log.next()) {
                hand();
            }
            full(technical.look());
            prices();
        } catch (RuntimeException e) {
            told.accept("an alert is lost, which should not have happened: " + e);
        }
        long both = log.missed() + technical.missed();
        if (both > missed) {
            told.accept(both - missed + " alerts came faster than they could be kept");
            missed = both;
        }
    }

    private void hand() {
        Rule rule = names.rule(log);
        Instrument instrument = board.instrument((int) log.word(AlertWords.ID));
        if (rule == null || instrument == null) {
            told.accept("an alert of a rule that nobody knows any more is not kept");
            return;
        }
        String name = AlertNames.of(instrument);
        Alert alert =
                new Alert(
                        log.sequence(),
                        rule.name(),
                        rule.version(),
                        name,
                        AlertLevel.valueOf(rule.level().name()),
                        text(rule, instrument),
                        inputs(rule),
                        rule.actions().stream().map(Action::spelled).toList(),
                        log.word(AlertWords.TIME_NS));
        boolean isTaken =
                desk.accept(
                        alert,
                        fate((int) log.word(AlertWords.STATUS)),
                        log.word(AlertWords.PRICE),
                        log.word(AlertWords.CLOSE_NS));
        full(isTaken ? 0 : 1);
    }

    private void full(int more) {
        if (more > 0 && full == 0) {
            told.accept("more alerts at once than can be kept: some are lost");
        }
        full += more;
    }

    private static Fate fate(int status) {
        return switch (status) {
            case AlertWords.DELIVERED -> Fate.FIRED;
            case AlertWords.SUPPRESSED_TIME -> Fate.SUPPRESSED_TIME;
            case AlertWords.SUPPRESSED_COOLDOWN -> Fate.SUPPRESSED_COOLDOWN;
            case AlertWords.SUPPRESSED_CAP -> Fate.SUPPRESSED_CAP;
            default -> throw new IllegalArgumentException("no status: " + status);
        };
    }

    private String text(Rule rule, Instrument instrument) {
        int interval = (int) log.word(AlertWords.INTERVAL);
        String when = interval == AlertWords.ON_TICK ? "on a tick" : Interval.of(interval).label();
        return instrument.symbol() + " · " + rule.name() + " (" + when + ")";
    }

    private Map<String, Double> inputs(Rule rule) {
        Map<String, Double> inputs = new LinkedHashMap<>();
        List<String> uses = AlertNames.inputs(rule);
        for (int i = 0; i < log.word(AlertWords.INPUTS); i++) {
            inputs.put(uses.get(i), log.number(AlertWords.FIRST + i));
        }
        return inputs;
    }

    /** Of the instruments whose alerts are followed; event time goes on with the engine's. */
    private void prices() {
        List<String> wanted = desk.outcomes().instruments();
        for (String name : wanted) {
            int id = AlertNames.id(board, name);
            if (id >= 0) {
                board.readQuote(id, quote);
                price(name);
            }
        }
        if (!wanted.isEmpty()) {
            desk.outcomes().onClock(board.engineTimeNs());
        }
    }

    private void price(String name) {
        if (quote.length() == Quote.WORDS && Quote.has(quote.words(), Quote.LTP)) {
            desk.outcomes()
                    .onPrice(name, quote.words()[Quote.LAST_TICK_NS], quote.words()[Quote.LTP]);
        }
    }

    /** The engine has stopped: what it found last is handed over. */
    @Override
    public void close() {
        isClosing = true;
        LockSupport.unpark(thread);
        try {
            thread.join(CLOSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
