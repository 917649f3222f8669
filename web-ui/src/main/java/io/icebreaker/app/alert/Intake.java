package io.icebreaker.app.alert;

import io.icebreaker.app.alert.AlertBook.Leg;
import io.icebreaker.app.alert.AlertBook.Written;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Decides what becomes of one alert, writes it down, hands it on. The desk's thread. */
final class Intake {
    private final AlertBook book;
    private final Gate gate;
    private final Digests digests;
    private final Dispatch dispatch;
    private final OutcomeTracker tracker;
    private final Map<Fate, Long> fates = new EnumMap<>(Fate.class);
    private long repeated;

    Intake(AlertBook book, Gate gate, Digests digests, Dispatch dispatch, OutcomeTracker tracker) {
        this.book = book;
        this.gate = gate;
        this.digests = digests;
        this.dispatch = dispatch;
        this.tracker = tracker;
    }

    /** @param came with the fate that the rules gave it, and no number yet */
    void take(StoredAlert came) throws IOException {
        Instant now = Instant.ofEpochMilli(came.seenMs());
        List<Leg> legs = dispatch.legs(came.alert().actions());
        StoredAlert judged = judged(came, legs, now);
        List<Leg> sent = judged.fate() == Fate.FIRED ? legs : List.of();
        Written written = book.write(judged, sent);
        count(judged.fate(), written == null);
        if (written == null) {
            return; // a recovery found it again
        }
        StoredAlert stored = judged.numbered(written.id());
        if (Dispatch.anyLeaves(sent)) {
            gate.passed(stored.alert().level(), now);
        }
        dispatch.send(stored, sent, written);
        follow(stored, Dispatch.anyLeaves(legs));
    }

    private void follow(StoredAlert stored, boolean leaves) {
        if (stored.fate().isForDigest() && leaves) {
            digests.held(stored);
        }
        if (stored.kind() == AlertKind.ALERT && stored.fate().isJudged()) {
            tracker.follow(stored);
        }
    }

    private StoredAlert judged(StoredAlert came, List<Leg> legs, Instant now) {
        boolean isOpen =
                came.kind() == AlertKind.ALERT
                        && came.fate() == Fate.FIRED
                        && Dispatch.anyLeaves(legs);
        return isOpen
                ? came.fated(gate.judge(came.alert().level(), Dispatch.firedAt(came), now))
                : came;
    }

    private synchronized void count(Fate fate, boolean isRepeated) {
        if (isRepeated) {
            repeated++;
        } else {
            fates.merge(fate, 1L, Long::sum);
        }
    }

    /** Alerts by what became of them. Any thread. */
    synchronized Map<Fate, Long> fates() {
        return Map.copyOf(fates);
    }

    /** Alerts that were there already. Any thread. */
    synchronized long repeated() {
        return repeated;
    }
}
