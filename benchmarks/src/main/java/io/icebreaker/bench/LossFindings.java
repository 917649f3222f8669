package io.icebreaker.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of one token's end, by the journal.
 *
 * @param liveNs from the new token in its file to the feed saying that it is live; -1 never
 * @param wholeNs from the new token in its file to the first packet of the last instrument; -1 never
 * @param back instruments with a packet again
 * @param wanted instruments subscribed
 * @param missed packets that this broker's own feed has missed
 * @param othersLost packets that other brokers' feeds have missed meanwhile
 * @param othersSaid what other brokers' feeds have said of their state meanwhile
 */
record LossFindings(
        Loss loss,
        long liveNs,
        long wholeNs,
        int back,
        int wanted,
        long missed,
        long othersLost,
        long othersSaid) {
    private static final long GOAL_NS = 5_000_000_000L;
    private static final double NS_PER_MS = 1e6;

    boolean isGood() {
        return wholeNs >= 0
                && wholeNs <= GOAL_NS
                && back == wanted
                && othersLost == 0
                && othersSaid == 0;
    }

    /** Several as a table's row; times in ms. */
    static Map<String, Object> row(String broker, List<LossFindings> losses) {
        Map<String, Object> row = new LinkedHashMap<>();
        double[] whole = ms(losses.stream().mapToLong(LossFindings::wholeNs).toArray());
        double[] live = ms(losses.stream().mapToLong(LossFindings::liveNs).toArray());
        long back = losses.stream().mapToLong(LossFindings::back).sum();
        long wanted = losses.stream().mapToLong(LossFindings::wanted).sum();
        row.put("broker", broker);
        row.put("losses", losses.size());
        row.put("recoveryP50Ms", middle(whole));
        row.put("recoveryWorstMs", whole[whole.length - 1]);
        row.put("liveP50Ms", middle(live));
        row.put("liveWorstMs", live[live.length - 1]);
        row.put("subscriptionsBack", back);
        row.put("subscriptionsWanted", wanted);
        row.put("missedByItself", losses.stream().mapToLong(LossFindings::missed).sum());
        row.put("lostByOthers", losses.stream().mapToLong(LossFindings::othersLost).sum());
        row.put("saidByOthers", losses.stream().mapToLong(LossFindings::othersSaid).sum());
        row.put("good", losses.stream().allMatch(LossFindings::isGood));
        return row;
    }

    /** Sorted; what never came is the worst of all. */
    private static double[] ms(long[] ns) {
        return Arrays.stream(ns)
                .mapToDouble(it -> it < 0 ? Double.POSITIVE_INFINITY : Math.round(it / NS_PER_MS))
                .sorted()
                .toArray();
    }

    private static double middle(double[] sorted) {
        return sorted[(sorted.length - 1) / 2];
    }
}
