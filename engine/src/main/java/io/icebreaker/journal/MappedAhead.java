package io.icebreaker.journal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import net.openhft.chronicle.bytes.MappedBytesStore;
import net.openhft.chronicle.bytes.MappedFile;
import net.openhft.chronicle.core.io.ClosedIllegalStateException;
import net.openhft.chronicle.core.io.ReferenceOwner;

/**
 * Maps the next blocks of a queue's file before its writer comes to them, and lets go of those it has left: a
 * mapping is a call into the kernel and some objects, and its end is another, neither of which a lane
 * should pay for. The writer finds them in the file's own list, as a reader would find the writer's. Of the
 * blocks that stay mapped, the first of the file among them, which a queue keeps, what is written leaves this
 * process's memory ({@link WrittenPages}). {@link #look} and {@link #release} from any thread, {@link
 * #writes} from the writer's.
 */
final class MappedAhead {
    /** Two blocks of 16 MiB between two looks at 50 ms are 640 MB a second. */
    private static final int BLOCKS = 2;

    /** Pages go so many bytes at a time: at 2 MB/s, a busy day, a call every other second. */
    private static final long STEP = 4L << 20;

    /** Behind the last document, that of the writer's own index stays near it: a page is 32 KiB there. */
    private static final long NEAR = 1L << 20;

    private record Held(long block, MappedBytesStore store) {}

    private final ReferenceOwner owner = ReferenceOwner.temporary("ahead of a queue's writer");
    private final ReferenceOwner headsOwner = ReferenceOwner.temporary("head of a queue's file");
    private final Deque<Held> held = new ArrayDeque<>();
    private volatile MappedFile file;
    private volatile long position;
    private MappedFile heldOf;
    private MappedBytesStore head;
    private long gone;

    /** The last document ends at {@code end} of this file; null when the file is not known. */
    void writes(long end, MappedFile now) {
        if (now != file) {
            file = null; // nobody takes the new file for one written so far
            position = end;
            file = now;
        } else {
            position = end;
        }
    }

    /** Where the queue's last document ends in its file, bytes. */
    long position() {
        return position;
    }

    /** The file it is in; null when it is not known. Read before {@link #position}, never newer than that. */
    MappedFile file() {
        return file;
    }

    /** Maps what comes next, lets go of what is over. */
    synchronized void look() {
        MappedFile now = file;
        if (now != heldOf) {
            letAllGo();
            heldOf = now;
        }
        if (now == null) {
            return;
        }
        long end = position;
        long block = end / now.chunkSize();
        letGoBelow(block - 1);
        long next = held.isEmpty() ? block : held.peekLast().block + 1;
        try {
            if (head == null) {
                head = now.acquireByteStore(headsOwner, 0, null);
            }
            for (; next <= block + BLOCKS; next++) {
                held.addLast(
                        new Held(next, now.acquireByteStore(owner, next * now.chunkSize(), null)));
            }
            letPagesGoBelow(end);
        } catch (IOException | ClosedIllegalStateException e) {
            file = null; // the writer has gone on to another file, or maps for itself and says
            // what is wrong
        }
    }

    private void letPagesGoBelow(long end) {
        long to = Math.max(0, end - NEAR) / STEP * STEP;
        if (to <= gone) {
            return;
        }
        WrittenPages.letGo(head, 0, to);
        for (Held one : held) {
            WrittenPages.letGo(one.store, gone, to);
        }
        gone = to;
    }

    private void letAllGo() {
        letGoBelow(Long.MAX_VALUE);
        if (head != null) {
            head.release(headsOwner);
            head = null;
        }
        gone = 0;
    }

    private void letGoBelow(long block) {
        for (Iterator<Held> all = held.iterator(); all.hasNext(); ) {
            Held one = all.next();
            if (one.block >= block) {
                return;
            }
            one.store.release(owner);
            all.remove();
        }
    }

    /** Lets go of everything until the writer writes again; before its queue is closed. */
    synchronized void release() {
        file = null;
        look();
    }

    /** Blocks that are held mapped now. */
    synchronized int blocks() {
        return held.size();
    }
}
