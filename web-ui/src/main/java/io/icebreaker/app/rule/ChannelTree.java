package io.icebreaker.app.rule;

import io.icebreaker.app.alert.AlertPlan;
import io.icebreaker.app.alert.Channel;
import io.icebreaker.app.alert.ChannelStatus;
import io.icebreaker.app.alert.DeliveryStatus;
import io.icebreaker.app.alert.DeskStatus;
import io.icebreaker.feed.rest.CircuitBreaker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Channels as the page gets them: whether they are set up and how they do, never with what. */
final class ChannelTree {
    private static final List<DeliveryStatus> FAILED =
            List.of(
                    DeliveryStatus.REFUSED,
                    DeliveryStatus.FAILED,
                    DeliveryStatus.UNKNOWN,
                    DeliveryStatus.EXPIRED,
                    DeliveryStatus.QUEUE_FULL);

    private ChannelTree() {}

    /** {@code isOpen}: whether messages leave the machine at all. */
    static List<Map<String, Object>> all(
            AlertPlan plan, DeskStatus desk, boolean isOpen, PastAlerts past) {
        List<Map<String, Object>> trees = new ArrayList<>();
        for (Channel channel : Channel.values()) {
            ChannelStatus status = null;
            for (ChannelStatus each : desk.channels()) {
                status = each.channel() == channel ? each : status;
            }
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("name", channel.word());
            tree.put("set", plan.has(channel));
            tree.put("state", state(plan.has(channel), isOpen, status));
            tree.put("queued", status == null ? 0 : status.queued());
            tree.put("sent", status == null ? 0 : count(status, List.of(DeliveryStatus.SENT)));
            tree.put("failed", status == null ? 0 : count(status, FAILED));
            boolean isTroubled = status != null && !status.lastTrouble().isEmpty();
            tree.put("lastError", isTroubled ? status.lastTrouble() : null);
            tree.put("lastMs", past.lastMs(channel));
            trees.add(tree);
        }
        return trees;
    }

    private static String state(boolean isSet, boolean isOpen, ChannelStatus status) {
        if (!isSet) {
            return "NOT_SET";
        }
        if (!isOpen || status == null) {
            return "OFF";
        }
        if (status.breaker().state() == CircuitBreaker.State.OPEN) {
            return "OPEN";
        }
        return status.queued() > 0 ? "WAITING" : "READY";
    }

    private static long count(ChannelStatus status, List<DeliveryStatus> which) {
        return which.stream().mapToLong(it -> status.counts().getOrDefault(it, 0L)).sum();
    }
}
