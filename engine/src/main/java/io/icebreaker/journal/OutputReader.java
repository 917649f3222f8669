package io.icebreaker.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The valid records of an output journal, in order: those that a later RESET made void are left out. One
 * thread.
 */
public final class OutputReader implements AutoCloseable {
    /** From how many records on, and up to which position in the file, a RESET voids. */
    private record Voided(long fromPosition, long toPosition) {}

    /**
     * A document to come back to.
     *
     * @param sequence of its first record
     * @param position of that record among all, void ones included
     * @param index the queue's number of the document
     */
    public record Mark(long sequence, long position, long index) {}

    private final RecordReader records;
    private final List<Voided> voided = new ArrayList<>();
    private final boolean isDamaged;
    private final long before;
    private long count;
    private long index;
    private int inDocument;
    private boolean voidsStart;
    private long position;
    private int nextVoided;
    private long[] words = new long[64];
    private int length;

    /** Reads from the beginning; looks through the journal once to find what is void. */
    public OutputReader(JournalDirectory directory) {
        String what = "output journal in " + directory.path();
        before = 0;
        index = OutputPosition.START.index();
        isDamaged = !findVoided(new RecordReader(what, directory.openOutput()));
        records = new RecordReader(what, directory.openOutput());
    }

    private OutputReader(JournalDirectory directory, OutputReader known) {
        before = 0;
        index = OutputPosition.START.index();
        isDamaged = known != null && known.isDamaged;
        voided.addAll(known == null ? List.of() : known.voided);
        records = new RecordReader(name(directory), directory.openOutput());
    }

    /** A reader that knows of no void records: it comes upon them, and upon the RESET behind them. */
    public static OutputReader trusting(JournalDirectory directory) {
        return new OutputReader(directory, null);
    }

    /** Another reader of the same journal, from its beginning; what is void is not looked for again. */
    public OutputReader again(JournalDirectory directory) {
        return new OutputReader(directory, this);
    }

    private static String name(JournalDirectory directory) {
        return "output journal in " + directory.path();
    }

    /** Where this document begins, if the record in hand is its first; else null. */
    public Mark mark() {
        return records.isFirstOfDocument()
                ? new Mark(sequence(), position - 1, records.index())
                : null;
    }

    /** Goes on from a mark: the next record is the marked one, or the first valid behind it. */
    public void moveTo(Mark mark) throws JournalException {
        if (!records.moveTo(mark.index())) {
            throw new JournalException(
                    "the output journal has no document 0x" + Long.toHexString(mark.index()));
        }
        position = mark.position();
        nextVoided = 0;
    }

    /**
     * Reads from behind a place on, whose last record is of event {@code sequence} or an earlier one; from
     * there on positions count anew.
     *
     * @throws JournalException when the place is not there, or a later RESET made void what lies before it
     */
    OutputReader(JournalDirectory directory, OutputPosition from, long sequence)
            throws JournalException {
        String what = "output journal in " + directory.path();
        before = from.records();
        index = from.index();
        inDocument = from.inDocument();
        isDamaged = !findVoided(at(from, new RecordReader(what, directory.openOutput()), sequence));
        records = at(from, new RecordReader(what, directory.openOutput()), sequence);
        if (voidsStart) {
            close();
            throw new JournalException(what + " was written anew from before the snapshot's place");
        }
    }

    private static RecordReader at(OutputPosition from, RecordReader reader, long sequence)
            throws JournalException {
        boolean isThere = from.index() < 0 || reader.moveTo(from.index());
        for (int i = 0; isThere && i < from.inDocument(); i++) {
            isThere = reader.next();
        }
        if (isThere && (from.index() < 0 || reader.sequence() <= sequence)) {
            return reader;
        }
        reader.close();
        throw new JournalException("recorded output does not reach to the snapshot's place");
    }

    /**
     * Finds the positions that resets void; a reset itself is void too. False when damage stopped the
     * search: who reads the records comes upon the same damage, and says where it is.
     */
    private boolean findVoided(RecordReader reader) {
        List<Voided> found = new ArrayList<>();
        boolean isSound = true;
        try (reader) {
            long at = 0;
            while (reader.next()) {
                if (reader.type() == OutputType.RESET) {
                    long keep = reader.bytes().getLong(reader.payload()) - before;
                    voidsStart |= keep < 0;
                    found.add(new Voided(positionOf(keep, found), at + 1));
                }
                at++;
            }
        } catch (JournalException damage) {
            isSound = false;
        }
        voided.addAll(merge(found));
        return isSound;
    }

    /** Whether a record somewhere in the journal cannot be trusted. */
    boolean isDamaged() {
        return isDamaged;
    }

    /** Position of the {@code keep}-th valid record, given what is void so far. */
    private static long positionOf(long keep, List<Voided> found) {
        long position = keep;
        for (Voided gap : merge(found)) {
            if (gap.fromPosition() <= position) {
                position += gap.toPosition() - gap.fromPosition();
            }
        }
        return position;
    }

    /** A later reset may reach back over earlier ones. */
    private static List<Voided> merge(List<Voided> found) {
        List<Voided> merged = new ArrayList<>();
        for (Voided gap : found) {
            while (!merged.isEmpty()
                    && merged.get(merged.size() - 1).toPosition() >= gap.fromPosition()
                    && merged.get(merged.size() - 1).fromPosition() >= gap.fromPosition()) {
                merged.remove(merged.size() - 1);
            }
            merged.add(gap);
        }
        return merged;
    }

    /** Steps to the next valid record; false at the end of what is written so far. */
    public boolean next() throws JournalException {
        while (records.next()) {
            long here = position++;
            while (nextVoided < voided.size() && voided.get(nextVoided).toPosition() <= here) {
                nextVoided++;
            }
            if (nextVoided == voided.size() || here < voided.get(nextVoided).fromPosition()) {
                count++;
                index = records.index();
                inDocument = records.inDocument();
                unpack();
                return true;
            }
        }
        return false;
    }

    private void unpack() throws JournalException {
        UnsafeBuffer bytes = records.bytes();
        boolean isPacked = (records.type() & PackedWords.FLAG) != 0;
        length =
                isPacked
                        ? PackedWords.count(bytes, records.payload(), records.length())
                        : records.length() / Long.BYTES;
        if (words.length < length) {
            words = new long[2 * length];
        }
        if (!isPacked) {
            for (int i = 0; i < length; i++) {
                words[i] = bytes.getLong(records.payload() + i * Long.BYTES);
            }
        } else if (length < 0
                || !PackedWords.get(bytes, records.payload(), records.length(), words)) {
            throw records.damaged("words that do not fill their record");
        }
    }

    /** Behind the record in hand. */
    OutputPosition position() {
        return new OutputPosition(before + count, index, inDocument);
    }

    public long sequence() {
        return records.sequence();
    }

    public int type() {
        return records.type() & ~PackedWords.FLAG;
    }

    public int length() {
        return length;
    }

    /** The payload, valid until the next step. */
    public long[] words() {
        return words;
    }

    /** Whether the record in hand says the same as the one given. */
    public boolean equalTo(long sequence, int type, long[] other, int at, int length) {
        return sequence() == sequence
                && type() == type
                && Arrays.equals(words, 0, this.length, other, at, at + length);
    }

    @Override
    public void close() {
        records.close();
    }
}
