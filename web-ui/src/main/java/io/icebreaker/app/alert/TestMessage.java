package io.icebreaker.app.alert;

import io.icebreaker.feed.rest.CircuitBreaker;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A message that says nothing but that it arrived. */
public final class TestMessage {
    private static final String RULE = "test";

    private TestMessage() {}

    /**
     * What came of it.
     *
     * @param words why, without a secret
     */
    public record Result(DeliveryStatus status, String words) {}

    static Alert of(Channel channel, Instant now) {
        return new Alert(
                0,
                RULE,
                "",
                "",
                AlertLevel.INFO,
                "If you can read this, alerts reach you by " + channel.word() + ".",
                Map.of(),
                List.of(channel.word()),
                now.getEpochSecond() * 1_000_000_000L + now.getNano());
    }

    /**
     * Sends one now, from this thread, and waits; noted in the delivery log, whether or not an engine runs.
     *
     * @throws IOException when the log cannot be written: then nothing is sent
     */
    public static Result send(AlertPlan plan, Channel channel, Map<String, String> environment)
            throws IOException {
        Clocks clocks = Clocks.USUAL;
        Sender sender = Senders.of(plan, environment, clocks.wall()).get(channel);
        try (AlertDatabase database = AlertDatabase.share(plan.file())) {
            return send(plan, channel, sender, database, clocks);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(DeliveryStatus.UNKNOWN, "stopped while waiting");
        }
    }

    private static Result send(
            AlertPlan plan, Channel channel, Sender sender, AlertDatabase database, Clocks clocks)
            throws IOException, InterruptedException {
        Instant now = clocks.wall().instant();
        var stored =
                new StoredAlert(
                        0,
                        AlertKind.TEST,
                        Origin.LIVE,
                        of(channel, now),
                        Fate.FIRED,
                        now.toEpochMilli(),
                        0,
                        0);
        var leg = new AlertBook.Leg(channel, DeliveryStatus.QUEUED);
        long delivery = new AlertBook(database).write(stored, List.of(leg)).deliveries().get(0);
        var deliverer =
                new Deliverer(
                        sender,
                        new DeliveryLog(database),
                        CircuitBreaker.usual(clocks.monotonic()),
                        ns -> {
                            TimeUnit.NANOSECONDS.sleep(ns);
                            return true;
                        },
                        clocks.jitter(),
                        clocks.wall(),
                        words -> {}); // the result says it, too
        var message = MessageText.of(stored, channel);
        var result = deliverer.deliver(new Job(delivery, 0, message, now.plus(plan.expireAfter())));
        return new Result(result.status(), result.words());
    }
}
