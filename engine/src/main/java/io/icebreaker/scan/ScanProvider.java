package io.icebreaker.scan;

/**
 * Makes scans of one kind. Found by {@link java.util.ServiceLoader}: a jar names its providers in {@code
 * META-INF/services/io.icebreaker.scan.ScanProvider}.
 */
public interface ScanProvider {
    /** What paths and topics call it: lower case, digits, hyphens. */
    String name();

    /** What the page's button says. */
    String title();

    /** One sentence for a person. */
    String description();

    /** A scan of its own: for one look at all instruments, by one thread. */
    OwnScan create();
}
