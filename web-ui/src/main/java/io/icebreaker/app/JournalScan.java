package io.icebreaker.app;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.RuleParts;
import io.icebreaker.tick.RuleText;
import io.icebreaker.tick.Tick;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a journal's head says before it is replayed: its instruments, in order of id, and the rule files it
 * was begun with. Later definitions, of which a live day may bring some, come with the replay; room is left
 * for them.
 */
record JournalScan(List<Instrument> instruments, List<RuleText> rules) {

    /** Reads up to the first event that is neither configuration nor definition. */
    static JournalScan of(Path directory) throws JournalException {
        return read(directory, false);
    }

    /** Reads to the end: definitions of a live day that came later are there too. */
    static JournalScan all(Path directory) throws JournalException {
        return read(directory, true);
    }

    /** Receive time of the last event, 0 in an empty journal. */
    static long lastReceiveNs(Path path) throws JournalException {
        var directory = JournalDirectory.forReading(path);
        long last = JournalReader.lastSequence(directory);
        try (var reader = new JournalReader(directory)) {
            return last > 0 && reader.seek(last) && reader.next() ? reader.receiveTimeNs() : 0;
        }
    }

    private static JournalScan read(Path directory, boolean toTheEnd) throws JournalException {
        List<Instrument> found = new ArrayList<>();
        List<RuleText> rules = new ArrayList<>();
        var parts = new RuleParts();
        var slot = new Tick();
        try (var reader = new JournalReader(JournalDirectory.forReading(directory))) {
            boolean more = true;
            while (more && reader.next()) {
                reader.copyTo(slot);
                more =
                        toTheEnd
                                || slot.kind() == EventKind.CONFIG
                                || slot.kind() == EventKind.INSTRUMENT;
                if (RuleParts.isPart(slot)) {
                    String text = parts.take(slot);
                    if (text != null) {
                        rules.add(new RuleText(RuleParts.hash(text), text));
                    }
                }
                if (slot.kind() == EventKind.INSTRUMENT) {
                    put(found, slot.id(), Events.instrument(slot));
                }
            }
        }
        return new JournalScan(List.copyOf(found), List.copyOf(rules));
    }

    private static void put(List<Instrument> found, int id, Instrument instrument) {
        if (id == found.size()) {
            found.add(instrument);
        } else {
            found.set(id, instrument);
        }
    }

    /** Room for the instruments of the head and as many that may follow. */
    int instrumentCapacity() {
        return Math.max(PipelineSetup.DEFAULT_INSTRUMENTS, 2 * instruments.size());
    }
}
