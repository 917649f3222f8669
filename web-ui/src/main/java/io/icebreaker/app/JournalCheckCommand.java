package io.icebreaker.app;

import io.icebreaker.journal.Gap;
import io.icebreaker.journal.InputDamage;
import io.icebreaker.journal.InputRepair;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code icebreaker journal check}: is every record of the input sound, and if not, where does it end? */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Read every record of a journal's input, check its checksum and its number, and tell of gaps.",
            "With --repair a damaged journal is cut back to its sound part: the damaged queue is kept whole",
            "beside it, in input.damaged-N, with a text that says from which sequence and byte.",
            "Exit code 0: sound, gaps that are marked allowed, or repaired. 1: damaged."
        })
final class JournalCheckCommand implements Callable<Integer> {
    private static final long PROGRESS_EVERY = 65_536;

    @Option(names = "--journal", required = true, description = "The journal's directory.")
    private Path journal;

    @Option(
            names = "--repair",
            description = "Cut off what is damaged; no engine may be writing it.")
    private boolean repair;

    @Mixin private OutputOptions out;

    /** What sound records said. */
    private static final class Sound {
        private long events;
        private long ticks;
        private long last;
        private List<Gap> gaps = List.of();
    }

    @Override
    public Integer call() throws Exception {
        Map<String, Object> result = new LinkedHashMap<>();
        var sound = new Sound();
        InputDamage damage = look(sound);
        result.put("verdict", damage == null ? "sound" : "damaged");
        result.put("events", sound.events);
        result.put("ticks", sound.ticks);
        result.put("lastSequence", sound.last);
        result.put("gaps", Replayed.describe(sound.gaps));
        if (damage != null) {
            describe(damage, result);
        }
        if (damage != null && repair) {
            InputRepair.Report report = InputRepair.cut(journal, damage);
            result.put("verdict", "repaired");
            result.put("keptAside", report.aside());
        }
        out.print(result);
        return damage == null || repair ? Exit.OK : Exit.FOUND_WRONG;
    }

    /** Reads on until the end, or until something cannot be trusted. */
    private InputDamage look(Sound sound) throws JournalException {
        var progress = new Progress("check: events", out.quiet);
        var slot = new Tick();
        try (var reader = new JournalReader(JournalDirectory.forReading(journal))) {
            try {
                while (reader.next()) {
                    reader.copyTo(slot);
                    sound.events++;
                    sound.ticks += slot.kind() == EventKind.TICK ? 1 : 0;
                    if (sound.events % PROGRESS_EVERY == 0) {
                        progress.accept(sound.events);
                    }
                }
                return null;
            } finally {
                sound.last = reader.sequence();
                sound.gaps = reader.gaps();
            }
        } catch (JournalException e) {
            if (!e.isDamage()) {
                throw e;
            }
            return InputDamage.find(journal);
        }
    }

    private void describe(InputDamage damage, Map<String, Object> result) {
        result.put("damage", damage.what());
        result.put("soundThrough", damage.sound());
        result.put("file", damage.file());
        result.put("offset", damage.offset());
        result.put("bytesBehind", damage.behind());
        result.put("soundRecordsBehind", damage.soundBehind());
        result.put("lastSequenceBehind", damage.lastBehind());
        result.put(
                "whatToDo",
                damage.isTail()
                        ? "a start of the engine cuts it off by itself, or --repair does"
                        : damage.isRepairable()
                                ? "restore the day from a backup, or cut there with --repair"
                                : "restore the day from a backup, or move the directory away");
    }
}
