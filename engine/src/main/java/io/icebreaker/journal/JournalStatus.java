package io.icebreaker.journal;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the journal is doing. Times in ms.
 *
 * @param journaling whether events are being journaled; live goes on without when not
 * @param reason why not, null while it is
 * @param journaled last event that survives the death of the process
 * @param durable last event that survives a power cut
 * @param syncWindowMs how often is forced; 0: never by us, the system writes when it likes
 * @param windowMs age of the oldest event not yet durable, at worst within the last minute
 * @param windowMaxMs the same since the start
 * @param forceRunningMs for how long the force under way has been running, 0 when there is none
 * @param usableMb free space of the journal's volume, -1 before the first look
 * @param gaps stretches left out since the start, the open one included
 * @param unjournaledFrom first event of the stretch that is being left out, 0 when none is
 */
public record JournalStatus(
        boolean journaling,
        String reason,
        long journaled,
        long durable,
        int syncWindowMs,
        double windowMs,
        double windowMaxMs,
        double forceP50Ms,
        double forceP99Ms,
        double forceRunningMs,
        long forces,
        long usableMb,
        long minFreeMb,
        int gaps,
        long unjournaledFrom,
        long rolls) {

    /** JOURNALED, UNJOURNALED, or SYNC_STALLED while a force takes longer than a second. */
    public String state() {
        return !journaling ? "UNJOURNALED" : forceRunningMs > 1_000 ? "SYNC_STALLED" : "JOURNALED";
    }

    /** For reports, in reading order. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("state", state());
        map.put("reason", reason);
        map.put("journaled", journaled);
        map.put("durable", durable);
        map.put("sync", syncWindowMs == 0 ? "off" : "every " + syncWindowMs + " ms");
        map.put("windowMs", windowMs);
        map.put("windowMaxMs", windowMaxMs);
        map.put("forceP50Ms", forceP50Ms);
        map.put("forceP99Ms", forceP99Ms);
        map.put("forceRunningMs", forceRunningMs);
        map.put("forces", forces);
        map.put("freeMb", usableMb);
        map.put("minFreeMb", minFreeMb);
        map.put("gaps", gaps);
        map.put("unjournaledFrom", unjournaledFrom);
        map.put("rolls", rolls);
        return map;
    }
}
