package io.icebreaker.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Output as journals had it before words were packed: longs. */
public final class OldOutput {
    private OldOutput() {}

    /** Writes a journal's output anew so. */
    public static void of(Path journal) throws IOException, JournalException {
        int today = (int) LocalDate.now(ZoneOffset.UTC).toEpochDay();
        try (var directory = JournalDirectory.forWriting(journal)) {
            try (var copy = new QueueCopy(directory, "output.old");
                    var reader = new OutputReader(JournalDirectory.forReading(journal))) {
                while (reader.next()) {
                    var payload =
                            ByteBuffer.allocate(reader.length() * Long.BYTES)
                                    .order(ByteOrder.LITTLE_ENDIAN);
                    payload.asLongBuffer().put(reader.words(), 0, reader.length());
                    copy.add(
                            today,
                            reader.sequence(),
                            reader.type(),
                            payload.array(),
                            payload.capacity());
                }
            }
            QueueCopy.delete(journal.resolve("output"));
            Files.move(journal.resolve("output.old"), journal.resolve("output"));
        }
    }
}
