package io.icebreaker.app.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts go in, each is kept once, and goes by its channels once. */
class AlertDeskTest {
    private static final long PRICE_E4 = 28_500_000;

    @TempDir Path directory;

    private final MovedClock clock = new MovedClock(AlertRig.NOON_NS);
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final ScriptedSender telegram = new ScriptedSender();
    private final ScriptedSender webhook = new ScriptedSender();
    private AlertPlan plan;
    private AlertDesk desk;

    @BeforeEach
    void plan() {
        plan = AlertRig.plan(directory, "http://127.0.0.1:9");
    }

    private void open() throws IOException {
        open(Origin.LIVE, true);
    }

    private void open(Origin origin, boolean isOpen) throws IOException {
        Map<Channel, Sender> senders = new EnumMap<>(Channel.class);
        senders.put(Channel.TELEGRAM, telegram);
        senders.put(Channel.WEBHOOK, webhook);
        desk = AlertDesk.open(plan, origin, isOpen, senders, clock.clocks(), told::add);
    }

    @AfterEach
    void close() throws IOException {
        telegram.release();
        webhook.release();
        if (desk != null) {
            desk.close();
        }
    }

    private void accept(Alert alert) {
        accept(alert, Fate.FIRED);
    }

    private void accept(Alert alert, Fate fate) {
        assertTrue(desk.accept(alert, fate, PRICE_E4, AlertRig.CLOSE_NS));
    }

    private List<AlertRow> rows() throws IOException {
        try (var history = AlertHistory.open(plan.file())) {
            return history.alerts(AlertFilter.all(), 1_000);
        }
    }

    /** Waits until so many alerts are kept and each message has come to its end. */
    private List<AlertRow> settled(int alerts) throws Exception {
        AlertRig.await(
                alerts + " alerts",
                () ->
                        rows().size() == alerts
                                && rows().stream()
                                        .flatMap(row -> row.deliveries().values().stream())
                                        .allMatch(DeliveryStatus::isFinal));
        return rows();
    }

    @Test
    void eachChannelThatARuleNamesGetsItOnceAndTheOthersNothing() throws Exception {
        open();
        accept(AlertRig.alert(1, "log", "sse", "telegram", "webhook", "email"));
        accept(AlertRig.alert(2, "log", "voice"));
        List<AlertRow> rows = settled(2);
        assertEquals(
                Map.of(
                        Channel.TELEGRAM,
                        DeliveryStatus.SENT,
                        Channel.WEBHOOK,
                        DeliveryStatus.SENT,
                        Channel.EMAIL,
                        DeliveryStatus.NOT_SET_UP),
                rows.get(1).deliveries());
        assertEquals(Map.of(), rows.get(0).deliveries());
        assertEquals(1, telegram.sent().size());
        assertEquals(1, webhook.sent().size());
        assertEquals("INFO NSE:RELIANCE: rsi-low", telegram.sent().get(0).title());
    }

    @Test
    void whatARecoveryFindsAgainIsNotSentAgain() throws Exception {
        open();
        accept(AlertRig.alert(1, "telegram"));
        settled(1);
        accept(AlertRig.alert(1, "telegram"));
        AlertRig.await("the second", () -> desk.status().repeated() == 1);
        desk.close();
        open();
        accept(AlertRig.alert(1, "telegram"));
        accept(AlertRig.alert(2, "telegram"));
        settled(2);
        assertEquals(2, telegram.sent().size());
        assertEquals(1, desk.status().repeated());
    }

    @Test
    void aDeadChannelDelaysNeitherTheCallerNorAnotherAndItsQueueIsBounded() throws Exception {
        plan = AlertRig.plan(directory, "http://127.0.0.1:9", 5);
        telegram.hold();
        open();
        for (int n = 1; n <= 9; n++) {
            int so = n;
            accept(AlertRig.alert(n, AlertLevel.CRITICAL, "telegram", "webhook"));
            AlertRig.await("the webhook's", () -> webhook.sent().size() == so);
            AlertRig.await("the first", () -> telegram.sent().size() == 1);
        }
        AlertRig.await("a full queue", () -> channel(Channel.TELEGRAM).full() == 3);
        telegram.release();
        List<DeliveryStatus> statuses =
                settled(9).stream().map(r -> r.deliveries().get(Channel.TELEGRAM)).toList();
        assertEquals(3, Collections.frequency(statuses, DeliveryStatus.QUEUE_FULL));
        assertEquals(6, Collections.frequency(statuses, DeliveryStatus.SENT));
        assertEquals(6, telegram.sent().size());
    }

    private ChannelStatus channel(Channel channel) {
        return desk.status().channels().stream()
                .filter(it -> it.channel() == channel)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nothingLeavesAReplayOrADemoUnlessThatIsAskedFor() throws Exception {
        open(Origin.REPLAY, false);
        accept(AlertRig.alert(1, "telegram"));
        accept(AlertRig.alert(2, "telegram"), Fate.SUPPRESSED_CAP);
        clock.go(Duration.ofMinutes(6));
        List<AlertRow> rows = settled(2);
        assertEquals(Map.of(Channel.TELEGRAM, DeliveryStatus.KEPT_IN), rows.get(1).deliveries());
        desk.close();
        assertEquals(List.of(), telegram.sent());
        open(Origin.DEMO, true);
        accept(AlertRig.alert(1, "telegram"));
        settled(3);
        assertEquals("DEMO: INFO NSE:RELIANCE: rsi-low", telegram.sent().get(0).title());
    }

    @Test
    void whatTheCapsHoldBackComesAsOneDigest() throws Exception {
        open();
        for (int n = 1; n <= 12; n++) {
            accept(AlertRig.alert(n, "webhook"));
        }
        accept(AlertRig.alert(13, "telegram"), Fate.SUPPRESSED_CAP);
        accept(AlertRig.alert(14, "telegram"), Fate.SUPPRESSED_COOLDOWN);
        settled(14);
        assertEquals(10, webhook.sent().size());
        clock.go(Duration.ofMinutes(5));
        List<AlertRow> rows = settled(15);
        assertEquals("DIGEST", rows.get(0).kind());
        assertEquals(
                "3 since 26 Nov 2026 11:41:11:\n3 x rsi-low: NSE:RELIANCE",
                rows.get(0).alert().text());
        AlertRig.await("both", () -> telegram.sent().size() == 1 && webhook.sent().size() == 11);
        clock.go(Duration.ofMinutes(30));
        accept(AlertRig.alert(2_000, "log"));
        settled(16);
        assertEquals(1, telegram.sent().size());
    }

    @Test
    void aDigestOfQuietHoursComesWhenTheyAreOverAlsoAfterARestart() throws Exception {
        plan = AlertRig.quiet(plan, 11, 12);
        open();
        accept(AlertRig.alert(1, AlertLevel.WARNING, "telegram"));
        accept(AlertRig.alert(2, AlertLevel.CRITICAL, "telegram"));
        settled(2);
        assertEquals(1, telegram.sent().size());
        clock.go(Duration.ofMinutes(10));
        desk.close();
        assertEquals(1, telegram.sent().size());
        clock.go(Duration.ofMinutes(10)); // 12:01
        open();
        settled(3);
        assertTrue(telegram.sent().get(1).text().startsWith("1 since 26 Nov 2026 11:41:01:"));
    }

    @Test
    void whatFiredLongAgoIsKeptAndNotSent() throws Exception {
        clock.go(Duration.ofMinutes(11));
        open();
        accept(AlertRig.alert(1, "telegram"));
        assertEquals(Fate.TOO_OLD, settled(1).get(0).fate());
        assertEquals(List.of(), telegram.sent());
    }

    @Test
    void theNextRunSendsWhatWaitedAndNotWhatWasUnderWay() throws Exception {
        try (var database = AlertDatabase.own(plan.file())) {
            var log = new DeliveryLog(database);
            for (int n = 1; n <= 4; n++) {
                Alert alert = AlertRig.alert(n, "telegram");
                var leg = new AlertBook.Leg(Channel.TELEGRAM, DeliveryStatus.QUEUED);
                var written = new AlertBook(database).write(AlertRig.stored(alert), List.of(leg));
                long delivery = written.deliveries().get(0);
                if (n >= 2) {
                    log.intend(delivery, 1, clock.instant());
                }
                if (n == 3) {
                    log.result(delivery, 1, DeliveryStatus.WAITING, "busy", clock.instant());
                }
                if (n == 4) {
                    log.result(delivery, 1, DeliveryStatus.SENT, "", clock.instant());
                }
            }
        }
        open();
        List<AlertRow> rows = settled(4);
        assertEquals(
                List.of("SENT", "SENT", "UNKNOWN", "SENT"),
                rows.stream().map(r -> r.deliveries().get(Channel.TELEGRAM).name()).toList());
        assertEquals(2, telegram.sent().size());
        assertEquals(1, desk.status().cutShort());
        assertTrue(told.get(0).startsWith("1 alert messages were under way"), told.toString());
    }

    @Test
    void whatWaitedTooLongForTheNextRunExpires() throws Exception {
        telegram.hold();
        open();
        accept(AlertRig.alert(1, "telegram"));
        accept(AlertRig.alert(2, "telegram"));
        AlertRig.await("a call", () -> telegram.sent().size() == 1);
        AlertRig.await("both kept", () -> rows().size() == 2);
        var closing = new Thread(this::closeDesk);
        closing.start();
        AlertRig.await("the stop", () -> channel(Channel.TELEGRAM).queued() > 1);
        telegram.release();
        closing.join();
        clock.go(Duration.ofMinutes(20));
        open();
        List<AlertRow> rows = settled(2);
        assertEquals(DeliveryStatus.EXPIRED, rows.get(0).deliveries().get(Channel.TELEGRAM));
        assertEquals(DeliveryStatus.SENT, rows.get(1).deliveries().get(Channel.TELEGRAM));
        assertEquals(1, telegram.sent().size());
    }

    private void closeDesk() {
        try {
            desk.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void oneEngineAtATimeDeliversFromAFile() throws Exception {
        open();
        var e =
                assertThrows(
                        IOException.class,
                        () -> AlertDesk.open(plan, Origin.LIVE, false, Map.of(), told::add));
        assertTrue(e.getMessage().contains("another engine delivers"), e.getMessage());
        desk.close();
        open();
        assertFalse(desk.status().channels().isEmpty());
    }

    @Test
    void anAlertThatCannotBeReadCostsNoOther() throws Exception {
        open();
        accept(new Alert(1, "r", "", "X", null, "no level", Map.of(), List.of(), 0));
        accept(AlertRig.alert(2, "telegram"));
        settled(1);
        assertEquals(1, desk.status().unwritten());
        assertTrue(told.get(0).startsWith("an alert is lost"), told.toString());
        assertEquals(1, telegram.sent().size());
    }

    @Test
    void theTestButtonSendsATestMessage() throws Exception {
        open();
        assertTrue(desk.test(Channel.WEBHOOK));
        List<AlertRow> rows = settled(1);
        assertEquals("TEST", rows.get(0).kind());
        assertEquals("a test message of Icebreaker", webhook.sent().get(0).title());
        assertEquals(List.of(), telegram.sent());
    }

    @Test
    void historyIsKeptAsLongAsItsLevelSays() throws Exception {
        open();
        accept(AlertRig.alert(1, AlertLevel.INFO, "telegram"));
        accept(AlertRig.alert(2, AlertLevel.WARNING, "telegram"));
        accept(AlertRig.alert(3, AlertLevel.CRITICAL, "telegram"));
        settled(3);
        desk.close();
        clock.go(Duration.ofDays(91));
        open();
        AlertRig.await("INFO to go", () -> rows().size() == 2);
        clock.go(Duration.ofDays(280));
        AlertRig.await("WARNING to go", () -> rows().size() == 1);
        assertEquals(AlertLevel.CRITICAL, rows().get(0).alert().level());
        assertEquals(1, rows().get(0).deliveries().size());
    }

    @Test
    void pricesAfterAnAlertAreKept() throws Exception {
        open();
        accept(AlertRig.alert(1, "log"));
        settled(1);
        AlertRig.await("the price to be wanted", () -> desk.status().outcomesWaiting() == 3);
        long t = AlertRig.alert(1).timeNs();
        desk.outcomes().onPrice("NSE:RELIANCE", t + 4 * AlertRig.MINUTE_NS, 28_600_000);
        desk.outcomes().onClock(t + 16 * AlertRig.MINUTE_NS);
        AlertRig.await("outcomes", () -> rows().get(0).afterE4().size() == 2);
        assertEquals(Map.of(5, 28_600_000L, 15, 28_600_000L), rows().get(0).afterE4());
        assertEquals(PRICE_E4, rows().get(0).priceE4());
    }
}
