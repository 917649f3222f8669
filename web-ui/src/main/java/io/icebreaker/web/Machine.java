package io.icebreaker.web;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the process has of its machine. Any HTTP thread. */
final class Machine {
    private Machine() {}

    /** Cores, threads, open files and how many there may be; files only where the system tells. */
    static Map<String, Long> of() {
        Map<String, Long> all = new LinkedHashMap<>();
        all.put("cores", (long) Runtime.getRuntime().availableProcessors());
        all.put("threads", (long) ManagementFactory.getThreadMXBean().getThreadCount());
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean os) {
            all.put("files", os.getOpenFileDescriptorCount());
            all.put("filesMost", os.getMaxFileDescriptorCount());
            all.put("cpuNs", os.getProcessCpuTime());
        }
        return all;
    }
}
