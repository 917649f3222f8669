package io.icebreaker.app.alert;

import io.icebreaker.app.alert.AlertBook.Leg;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Which channels a message goes to, and handing it to their queues. The desk's thread. */
final class Dispatch {
    private final AlertPlan plan;
    private final boolean isOpen;
    private final Map<Channel, ChannelWorker> workers;
    private final DeliveryLog log;
    private final InstantSource clock;

    /** @param isOpen whether anything may leave the machine at all */
    Dispatch(
            AlertPlan plan,
            boolean isOpen,
            Map<Channel, ChannelWorker> workers,
            DeliveryLog log,
            InstantSource clock) {
        this.plan = plan;
        this.isOpen = isOpen;
        this.workers = workers;
        this.log = log;
        this.clock = clock;
    }

    /** One a channel that the actions name. */
    List<Leg> legs(List<String> actions) {
        return Channel.among(actions).stream()
                .map(channel -> new Leg(channel, at(channel)))
                .toList();
    }

    private DeliveryStatus at(Channel channel) {
        if (!isOpen) {
            return DeliveryStatus.KEPT_IN;
        }
        return workers.containsKey(channel) ? DeliveryStatus.QUEUED : DeliveryStatus.NOT_SET_UP;
    }

    static boolean anyLeaves(List<Leg> legs) {
        return legs.stream().anyMatch(leg -> leg.status() == DeliveryStatus.QUEUED);
    }

    /** Queues what has been written. */
    void send(StoredAlert stored, List<Leg> legs, AlertBook.Written written) throws IOException {
        for (int n = 0; n < legs.size(); n++) {
            if (legs.get(n).status() == DeliveryStatus.QUEUED) {
                send(written.deliveries().get(n), legs.get(n).channel(), 0, stored);
            }
        }
    }

    private void send(long delivery, Channel channel, int tries, StoredAlert stored)
            throws IOException {
        var message = MessageText.of(stored, channel);
        if (!workers.get(channel).offer(new Job(delivery, tries, message, expiresAt(stored)))) {
            String words = "the queue of " + plan.queue() + " was full";
            log.end(delivery, tries, DeliveryStatus.QUEUE_FULL, words, clock.instant());
        }
    }

    /** A live alert ages from its own time on; others, whose time is another, from when they came. */
    private Instant expiresAt(StoredAlert stored) {
        return firedAt(stored).plus(plan.expireAfter());
    }

    static Instant firedAt(StoredAlert stored) {
        return stored.origin() == Origin.LIVE
                ? MessageText.at(stored.alert().timeNs())
                : Instant.ofEpochMilli(stored.seenMs());
    }

    /** Goes on with what an earlier run left, where that is safe and still wanted. */
    void resume(Origin origin) throws IOException {
        for (DeliveryLog.Pending each : log.pending()) {
            if (each.stored().origin() != origin) {
                continue;
            }
            DeliveryStatus now = at(each.channel());
            if (now == DeliveryStatus.QUEUED) {
                send(each.id(), each.channel(), each.tries(), each.stored());
            } else {
                log.end(each.id(), each.tries(), now, "", clock.instant());
            }
        }
    }
}
