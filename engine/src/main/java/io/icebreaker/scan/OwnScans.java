package io.icebreaker.scan;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** Finds scans of one's own. Cold. */
public final class OwnScans {
    /** What the page can list. */
    private static final int MOST = 32;

    private OwnScans() {}

    /**
     * All that a loader sees, by name.
     *
     * @throws IllegalArgumentException naming a provider whose name cannot stand in a path
     */
    public static List<ScanProvider> all(ClassLoader loader) {
        List<ScanProvider> all =
                ServiceLoader.load(ScanProvider.class, loader).stream()
                        .map(ServiceLoader.Provider::get)
                        .sorted(Comparator.comparing(ScanProvider::name))
                        .limit(MOST)
                        .toList();
        for (ScanProvider provider : all) {
            if (!provider.name().matches("[a-z][a-z0-9-]{0,39}")) {
                throw new IllegalArgumentException(
                        provider.getClass().getName()
                                + ": a scan's name is lower case letters, digits and hyphens, was '"
                                + provider.name()
                                + "'");
            }
        }
        return all;
    }
}
