package io.icebreaker.app.alert;

import io.icebreaker.app.alert.AlertBook.Leg;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells in one message of what caps and quiet hours held back. What it told of is noted in the file, so that
 * a restart neither forgets nor repeats. The desk's thread.
 */
final class Digests {
    private static final Duration LOOK_BACK = Duration.ofDays(1);
    private static final String RULE = "digest";

    private final AlertPlan plan;
    private final Origin origin;
    private final AlertBook book;
    private final Dispatch dispatch;
    private final Gate gate;
    private Instant heldSince;

    Digests(AlertPlan plan, Origin origin, AlertBook book, Dispatch dispatch, Gate gate) {
        this.plan = plan;
        this.origin = origin;
        this.book = book;
        this.dispatch = dispatch;
        this.gate = gate;
    }

    /** Goes on with what an earlier run held back. */
    void resume(Instant now) throws IOException {
        List<StoredAlert> held = book.held(origin, now.minus(LOOK_BACK));
        heldSince = held.isEmpty() ? null : Instant.ofEpochMilli(held.get(0).seenMs());
    }

    /** One was held back. */
    void held(StoredAlert stored) {
        if (heldSince == null) {
            heldSince = Instant.ofEpochMilli(stored.seenMs());
        }
    }

    /** Writes and sends one when the first of the held has waited long enough and nobody sleeps. */
    void look(Instant now) throws IOException {
        boolean isDue = heldSince != null && !now.isBefore(heldSince.plus(plan.digestAfter()));
        if (!isDue || gate.isQuiet(now)) {
            return;
        }
        List<StoredAlert> held = book.held(origin, now.minus(LOOK_BACK));
        List<StoredAlert> told = held.stream().filter(this::leaves).toList();
        heldSince = null;
        if (!told.isEmpty()) {
            send(told, now);
        }
    }

    private boolean leaves(StoredAlert stored) {
        return Dispatch.anyLeaves(dispatch.legs(stored.alert().actions()));
    }

    private void send(List<StoredAlert> told, Instant now) throws IOException {
        Set<String> actions = new LinkedHashSet<>();
        told.forEach(each -> actions.addAll(each.alert().actions()));
        long nowNs = now.getEpochSecond() * 1_000_000_000L + now.getNano();
        Alert alert =
                new Alert(
                        0,
                        RULE,
                        "",
                        "",
                        AlertLevel.INFO,
                        DigestText.of(told),
                        Map.of(),
                        new ArrayList<>(actions),
                        nowNs);
        var stored =
                new StoredAlert(
                        0, AlertKind.DIGEST, origin, alert, Fate.FIRED, now.toEpochMilli(), 0, 0);
        List<Leg> legs = dispatch.legs(alert.actions());
        dispatch.send(stored, legs, book.writeDigest(stored, told, legs));
    }
}
