package io.icebreaker.app;

import io.icebreaker.backtest.run.Plugins;
import io.icebreaker.scan.OwnScans;
import io.icebreaker.scan.ScanProvider;
import java.util.List;
import java.util.ServiceConfigurationError;

/** Scans that jars in {@code plugins/} bring, looked for once in the life of the process. Any thread. */
final class PluginScans {
    private static final List<ScanProvider> ALL = find();

    private PluginScans() {}

    static List<ScanProvider> all() {
        return ALL;
    }

    /** A jar that cannot be used costs the scans, never the day. */
    private static List<ScanProvider> find() {
        try {
            return OwnScans.all(Plugins.loader(TaskOptions.plugins(List.of())));
        } catch (IllegalArgumentException | ServiceConfigurationError e) {
            System.err.println("icebreaker: no scans of plug-ins: " + e.getMessage());
            return List.of();
        }
    }
}
