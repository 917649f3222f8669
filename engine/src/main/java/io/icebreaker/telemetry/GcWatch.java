package io.icebreaker.telemetry;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.List;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * Hears of each collection from the JVM, on a thread of the JVM's that runs beside the lanes. Any thread
 * reads.
 */
public final class GcWatch implements NotificationListener, AutoCloseable {
    private static final int KEPT = 64;
    private static final long NS_PER_MS = 1_000_000;

    private final List<GarbageCollectorMXBean> collectors =
            ManagementFactory.getGarbageCollectorMXBeans();
    private final long jvmStartMs = ManagementFactory.getRuntimeMXBean().getStartTime();
    private final ArrayDeque<GcFigures.Pause> latest = new ArrayDeque<>();
    private long longPauses;
    private final long countBefore = count();
    private final long millisBefore = millis();
    private volatile long offsetNs;

    private GcWatch() {}

    public static GcWatch start() {
        var watch = new GcWatch();
        for (GarbageCollectorMXBean each : watch.collectors) {
            if (each instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener(watch, null, null);
            }
        }
        return watch;
    }

    /** {@code offsetNs}: what the clock that stamps packets is ahead of the machine's, ns. */
    public void clockIsAhead(long byNs) {
        offsetNs = byNs;
    }

    @Override
    public void handleNotification(Notification notification, Object handback) {
        String type = notification.getType();
        if (type.equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            var data = (CompositeData) notification.getUserData();
            hear(GarbageCollectionNotificationInfo.from(data));
        }
    }

    private synchronized void hear(GarbageCollectionNotificationInfo told) {
        GcInfo info = told.getGcInfo();
        long endNs = (jvmStartMs + info.getEndTime()) * NS_PER_MS + offsetNs;
        String name = told.getGcName() + ": " + told.getGcCause();
        if (latest.size() == KEPT) {
            latest.removeFirst();
        }
        latest.addLast(new GcFigures.Pause(endNs, info.getDuration(), name));
        longPauses += info.getDuration() > 0 ? 1 : 0;
    }

    public synchronized GcFigures figures() {
        return new GcFigures(
                count() - countBefore, millis() - millisBefore, longPauses, List.copyOf(latest));
    }

    private long count() {
        return collectors.stream().mapToLong(it -> Math.max(0, it.getCollectionCount())).sum();
    }

    private long millis() {
        return collectors.stream().mapToLong(it -> Math.max(0, it.getCollectionTime())).sum();
    }

    @Override
    public void close() {
        for (GarbageCollectorMXBean each : collectors) {
            if (each instanceof NotificationEmitter emitter) {
                try {
                    emitter.removeNotificationListener(this);
                } catch (ListenerNotFoundException e) {
                    throw new IllegalStateException("closed twice", e);
                }
            }
        }
    }
}
