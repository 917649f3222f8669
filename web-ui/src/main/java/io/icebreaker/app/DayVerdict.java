package io.icebreaker.app;

import io.icebreaker.journal.OutputVerifier;
import io.icebreaker.journal.archive.ArchiveIndex;

/** What is said of a day replayed and compared: the same words wherever a day is verified. */
enum DayVerdict {
    IDENTICAL(ArchiveIndex.IDENTICAL),
    /** Events are missing, and the journal says so; all that is recorded of the others is equal. */
    WITH_GAPS("identical, with gaps"),
    /** Output is missing, too: behind it records are counted, and may differ. */
    UP_TO_A_GAP("identical up to a gap"),
    DIFFERS("differs"),
    DAMAGED("damaged");

    private final String words;

    DayVerdict(String words) {
        this.words = words;
    }

    static DayVerdict of(OutputVerifier verifier, Replayed replayed) {
        if (verifier.difference() != null) {
            return DIFFERS;
        }
        if (!verifier.leftOut().isEmpty()) {
            return UP_TO_A_GAP;
        }
        return replayed.gaps().isEmpty() ? IDENTICAL : WITH_GAPS;
    }

    /** As commands, archives and the index of backups say it. */
    String words() {
        return words;
    }
}
