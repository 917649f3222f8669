package io.icebreaker.feed.rest;

import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;

/**
 * What a broker says in its stream, and what its credentials' file lacks, told in the log: a line each, no
 * more than {@link #MOST_TOLD} lines of the broker in a run, and one complaint once however often it is
 * found anew. Whoever hears "not told" counts. Any thread.
 */
public final class StreamWords {
    /** More than any day needs; a broken sender must not fill the disk. */
    public static final int MOST_TOLD = 100;

    private final Logger log;
    private final String broker;
    private final AtomicInteger told = new AtomicInteger();
    private volatile String complaint = "";

    /** For the log of one wire. */
    public StreamWords(Logger log, String broker) {
        this.log = log;
        this.broker = broker;
    }

    /**
     * An error message, or anything a person should read.
     *
     * @param redacted without credentials
     * @return false when it was one too many and is not told
     */
    public boolean warn(String redacted) {
        return tell(redacted, true);
    }

    /** The same of something that happens every day. */
    public boolean info(String redacted) {
        return tell(redacted, false);
    }

    private boolean tell(String redacted, boolean isWarning) {
        int before = told.getAndUpdate(count -> Math.min(count + 1, MOST_TOLD + 1));
        if (before == MOST_TOLD) {
            log.warn("{} says more than {} things: counted from here on", broker, MOST_TOLD);
        }
        if (before >= MOST_TOLD) {
            return false;
        }
        if (isWarning) {
            log.warn("{} says: {}", broker, Plain.words(redacted));
        } else {
            log.info("{} says: {}", broker, Plain.words(redacted));
        }
        return true;
    }

    /** Asked every two seconds, but each complaint is said once. */
    public void complain(String what) {
        if (!what.equals(complaint)) {
            log.warn("{}: {}", broker, what);
        }
        complaint = what;
    }
}
