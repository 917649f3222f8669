package io.icebreaker.app.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.rest.CircuitBreaker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One message and its tries: at most one of them is ever taken. */
class DelivererTest {
    private static final long SECOND_NS = 1_000_000_000L;

    @TempDir Path directory;

    private final MovedClock clock = new MovedClock(AlertRig.NOON_NS);
    private final List<String> told = new ArrayList<>();
    private AlertDatabase database;
    private CircuitBreaker breaker;
    private int alerts;

    @BeforeEach
    void open() throws IOException {
        database = AlertDatabase.own(directory.resolve("alerts.db"));
        breaker = CircuitBreaker.usual(clock);
    }

    @AfterEach
    void close() throws IOException {
        database.close();
    }

    private Job job() throws IOException {
        Alert alert = AlertRig.alert(++alerts, "telegram");
        var leg = new AlertBook.Leg(Channel.TELEGRAM, DeliveryStatus.QUEUED);
        var written = new AlertBook(database).write(AlertRig.stored(alert), List.of(leg));
        return new Job(
                written.deliveries().get(0),
                0,
                AlertRig.message(Channel.TELEGRAM),
                clock.instant().plus(Duration.ofMinutes(10)));
    }

    private DeliveryStatus deliver(Sender sender, Job job) throws Exception {
        var deliverer =
                new Deliverer(
                        sender,
                        new DeliveryLog(database),
                        breaker,
                        clock,
                        clock.clocks().jitter(),
                        clock,
                        told::add);
        return deliverer.deliver(job).status();
    }

    private List<AttemptRow> attempts() throws IOException {
        try (var history = AlertHistory.open(directory.resolve("alerts.db"))) {
            return history.attempts(AlertFilter.LIVE, 100);
        }
    }

    private DeliveryStatus logged(Job job) throws IOException {
        return new DeliveryLog(database).status(job.delivery());
    }

    @Test
    void whatWentWellIsSentOnce() throws Exception {
        var sender = new ScriptedSender();
        Job job = job();
        assertEquals(DeliveryStatus.SENT, deliver(sender, job));
        assertEquals(DeliveryStatus.SENT, logged(job));
        assertEquals(1, sender.sent().size());
        assertEquals("here", attempts().get(0).words());
    }

    @Test
    void aBusyServiceIsTriedThreeTimesMoreThenGivenUp() throws Exception {
        Outcome busy = ScriptedSender.BUSY;
        var sender = new ScriptedSender(busy, busy, busy, busy, busy);
        Job job = job();
        assertEquals(DeliveryStatus.FAILED, deliver(sender, job));
        assertEquals(4, sender.sent().size());
        assertEquals(
                List.of("FAILED", "WAITING", "WAITING", "WAITING"),
                attempts().stream().map(row -> row.result().name()).toList());
        assertEquals(3, clock.pauses().size());
        for (int n = 0; n < 3; n++) {
            assertTrue(clock.pauses().get(n) < SECOND_NS << n, clock.pauses().toString());
        }
    }

    @Test
    void itWaitsAsLongAsTheServiceAsks() throws Exception {
        var sender = new ScriptedSender(new Outcome.Later("later", 17 * SECOND_NS, true));
        assertEquals(DeliveryStatus.SENT, deliver(sender, job()));
        assertEquals(List.of(17 * SECOND_NS), clock.pauses());
        assertEquals(2, sender.sent().size());
        assertEquals(sender.sent().get(0).key(), sender.sent().get(1).key());
    }

    @Test
    void whatMayHaveArrivedOrWasRefusedIsNotSentAgain() throws Exception {
        var lost = new ScriptedSender(ScriptedSender.LOST);
        assertEquals(DeliveryStatus.UNKNOWN, deliver(lost, job()));
        var no = new ScriptedSender(ScriptedSender.NO);
        assertEquals(DeliveryStatus.REFUSED, deliver(no, job()));
        assertEquals(1, lost.sent().size());
        assertEquals(1, no.sent().size());
        var second = new ScriptedSender(ScriptedSender.GONE, ScriptedSender.LOST);
        assertEquals(DeliveryStatus.UNKNOWN, deliver(second, job()));
        assertEquals(2, second.sent().size());
    }

    @Test
    void aServiceThatIsGoneIsLeftAloneUntilTheBreakerLetsATrialThrough() throws Exception {
        Outcome gone = ScriptedSender.GONE;
        var sender = new ScriptedSender(gone, gone, gone, gone, gone, gone, gone, gone);
        assertEquals(DeliveryStatus.FAILED, deliver(sender, job()));
        assertEquals(CircuitBreaker.State.CLOSED, breaker.state());
        assertEquals(DeliveryStatus.FAILED, deliver(sender, job()));
        assertEquals(CircuitBreaker.State.OPEN, breaker.state());
        long before = clock.nanoTime();
        assertEquals(DeliveryStatus.SENT, deliver(sender, job()));
        assertTrue(clock.nanoTime() - before >= 5 * SECOND_NS, "the breaker's pause");
        assertEquals(CircuitBreaker.State.CLOSED, breaker.state());
    }

    @Test
    void whatIsTooOldIsGivenUpBeforeACallAndWhileItWaits() throws Exception {
        var sender = new ScriptedSender();
        Job old = job();
        clock.go(Duration.ofMinutes(11));
        assertEquals(DeliveryStatus.EXPIRED, deliver(sender, old));
        assertEquals(DeliveryStatus.EXPIRED, logged(old));
        for (int n = 0; n < 5; n++) {
            breaker.failure();
        }
        Job waits = new Job(job().delivery(), 0, old.message(), clock.instant().plusSeconds(3));
        assertEquals(DeliveryStatus.EXPIRED, deliver(sender, waits));
        assertEquals(List.of(), sender.sent());
    }

    @Test
    void nothingIsSentThatCouldNotBeNotedFirst() throws Exception {
        var sender = new ScriptedSender();
        Job job = job();
        database.close();
        assertEquals(DeliveryStatus.FAILED, deliver(sender, job));
        assertEquals(List.of(), sender.sent());
        assertTrue(told.get(0).contains("could not be noted first"), told.toString());
    }

    @Test
    void theTryIsOnDiskBeforeTheCall() throws Exception {
        List<DeliveryStatus> seen = new ArrayList<>();
        Job job = job();
        Sender looks =
                message -> {
                    try (var history = AlertHistory.open(directory.resolve("alerts.db"))) {
                        seen.add(history.attempts(AlertFilter.LIVE, 1).get(0).result());
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                    return new Outcome.Sent("");
                };
        assertEquals(DeliveryStatus.SENT, deliver(looks, job));
        assertEquals(List.of(DeliveryStatus.SENDING), seen);
    }

    @Test
    void aSenderThatBreaksCostsOneMessageAndIsTold() throws Exception {
        Sender broken =
                message -> {
                    throw new IllegalStateException("canary");
                };
        Job job = job();
        assertEquals(DeliveryStatus.UNKNOWN, deliver(broken, job));
        assertEquals(DeliveryStatus.UNKNOWN, logged(job));
        assertTrue(told.get(0).contains("IllegalStateException"), told.toString());
        assertEquals(DeliveryStatus.SENT, deliver(new ScriptedSender(), job()));
    }

    @Test
    void closingLeavesItForTheNextRun() throws Exception {
        var sender = new ScriptedSender(ScriptedSender.BUSY);
        Job job = job();
        clock.closing();
        assertEquals(DeliveryStatus.WAITING, deliver(sender, job));
        assertEquals(DeliveryStatus.WAITING, logged(job));
        var pending = new DeliveryLog(database).pending();
        assertEquals(1, pending.get(0).tries());
        assertEquals(job.delivery(), pending.get(0).id());
    }
}
