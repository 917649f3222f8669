package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.publish.Board;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the process's memory is, in bytes: the operating system's count, then its main owners. Of the heap in
 * use {@code bars} are closed ones kept for the page. What Linux does not tell is -1. Any HTTP thread.
 */
final class Memory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final long KIB = 1_024;
    private static final long UNKNOWN = -1;

    private Memory() {}

    static void write(JsonGenerator json, Board board) throws IOException {
        json.writeObjectFieldStart("memory");
        for (Map.Entry<String, Long> area : of(board).entrySet()) {
            json.writeNumberField(area.getKey(), area.getValue());
        }
        json.writeEndObject();
    }

    /** Bytes by area, in the order in which they are told. */
    static Map<String, Long> of(Board board) throws IOException {
        var memory = ManagementFactory.getMemoryMXBean();
        MemoryUsage heap = memory.getHeapMemoryUsage();
        Map<String, Long> areas = new LinkedHashMap<>();
        areas.put("resident", status("VmRSS:"));
        areas.put("residentFiles", status("RssFile:"));
        areas.put("heapUsed", heap.getUsed());
        areas.put("heap", heap.getCommitted());
        areas.put("heapMost", heap.getMax());
        areas.put("code", memory.getNonHeapMemoryUsage().getCommitted());
        areas.put("buffers", buffers());
        areas.put(
                "bars", board.history(Board.SECOND).bytes() + board.history(Board.MINUTE).bytes());
        return areas;
    }

    /** The ring, and what sockets and the journal read and write through. */
    private static long buffers() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    private static long status(String name) throws IOException {
        if (Files.isReadable(STATUS)) {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith(name)) {
                    return Long.parseLong(line.replaceAll("\\D", "")) * KIB;
                }
            }
        }
        return UNKNOWN;
    }
}
