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
 * should pay for. The writer finds them in the file's own list, as a reader would find the writer's. {@link
 * #look} and {@link #release} from any thread, {@link #writes} from the writer's.
 */
final class MappedAhead {
    /** Two blocks of 16 MiB between two looks at 50 ms are 640 MB a second. */
    private static final int BLOCKS = 2;

    private record Held(long block, MappedBytesStore store) {}

    private final ReferenceOwner owner = ReferenceOwner.temporary("ahead of a queue's writer");
    private final Deque<Held> held = new ArrayDeque<>();
    private volatile MappedFile file;
    private volatile long position;
    private MappedFile heldOf;

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

    /** Maps what comes next, lets go of what is over. */
    synchronized void look() {
        MappedFile now = file;
        if (now != heldOf) {
            letGoBelow(Long.MAX_VALUE);
            heldOf = now;
        }
        if (now == null) {
            return;
        }
        long block = position / now.chunkSize();
        letGoBelow(block - 1);
        long next = held.isEmpty() ? block : held.peekLast().block + 1;
        try {
            for (; next <= block + BLOCKS; next++) {
                held.addLast(
                        new Held(next, now.acquireByteStore(owner, next * now.chunkSize(), null)));
            }
        } catch (IOException | ClosedIllegalStateException e) {
            file = null; // the writer has gone on to another file, or maps for itself and says
            // what is wrong
        }
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
