package io.icebreaker.web;

import static io.icebreaker.finding.PerformanceWords.*;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.finding.SignalWords;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.Copy;
import java.io.IOException;

/**
 * How signals did beside random entries at the same times, by type and confidence, with a verdict in plain
 * words: one writer for the stream and for REST.
 */
final class PerformanceJson {
    /** Fewer decided signals say nothing, whatever their mean. */
    private static final long ENOUGH = 30;

    /** A difference within twice its standard error is luck. */
    private static final double STANDARD_ERRORS = 2;

    private PerformanceJson() {}

    /** The answer of {@code /api/signals/performance}; without words yet an empty table. */
    static void write(JsonGenerator json, Board board, int key, Copy copy) throws IOException {
        long[] w = copy.length() == WORDS ? copy.words() : new long[WORDS];
        json.writeStartObject();
        json.writeNumberField("seed", w[SEED]);
        json.writeStringField("note", note(w));
        json.writeArrayFieldStart("rows");
        for (int type = 0; type < SignalWords.TYPES; type++) {
            row(json, w, type, ANY_CONFIDENCE);
            for (int confidence = 0; confidence < ANY_CONFIDENCE; confidence++) {
                if (w[cell(type, confidence) + COUNT] > 0) {
                    row(json, w, type, confidence);
                }
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void row(JsonGenerator json, long[] w, int type, int confidence)
            throws IOException {
        int cell = cell(type, confidence);
        json.writeStartObject();
        json.writeStringField("type", SignalWords.typeName(type));
        json.writeFieldName("confidence");
        Json.number(json, confidence != ANY_CONFIDENCE, confidence);
        half(json, w, cell, "signals");
        json.writeObjectFieldStart("random");
        half(json, w, cell + HALF, "entries");
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void half(JsonGenerator json, long[] w, int at, String count)
            throws IOException {
        long decided = decided(w, at);
        json.writeNumberField(count, w[at + COUNT]);
        json.writeNumberField("target", w[at + TARGET]);
        json.writeNumberField("stop", w[at + STOP]);
        json.writeNumberField("close", w[at + CLOSE]);
        json.writeNumberField("open", w[at + COUNT] - decided);
        json.writeFieldName("hitRate");
        Json.number(json, decided == 0 ? Double.NaN : (double) w[at + TARGET] / decided);
        json.writeFieldName("meanR");
        Json.number(json, mean(w, at));
    }

    private static long decided(long[] w, int at) {
        return w[at + TARGET] + w[at + STOP] + w[at + CLOSE];
    }

    private static double sum(long[] w, int at) {
        return Double.longBitsToDouble(w[at]);
    }

    private static double mean(long[] w, int at) {
        long n = decided(w, at);
        return n == 0 ? Double.NaN : sum(w, at + SUM_R) / n;
    }

    private static double variance(long[] w, int at) {
        long n = decided(w, at);
        double mean = mean(w, at);
        return Math.max(0, (sum(w, at + SUM_R2) - n * mean * mean) / (n - 1));
    }

    /**
     * What the figures of all types together allow to say. The entries beside one signal share its moment, so
     * together they count as one.
     */
    static String note(long[] w) {
        int signals = cell(0, ANY_CONFIDENCE);
        int random = signals + HALF;
        long n = decided(w, signals);
        if (w[IS_TRACKING] == 0) {
            return "Outcomes are not followed (performance.tracking is off).";
        }
        String sample = SignalText.say("%d of %d signals decided", n, w[signals + COUNT]);
        if (n < 2 || decided(w, random) < 2) {
            return sample + ": nothing can be said yet.";
        }
        double moments = Math.max(1, (double) decided(w, random) / w[ENTRIES_A_SIGNAL]);
        double error = Math.sqrt(variance(w, signals) / n + variance(w, random) / moments);
        double difference = mean(w, signals) - mean(w, random);
        return SignalText.say(
                "%s, on average %+.2f R; %d random entries at the same times %+.2f R. "
                        + "Difference %+.2f R, standard error %.2f: %s.",
                sample,
                mean(w, signals),
                decided(w, random),
                mean(w, random),
                difference,
                error,
                verdict(n, difference, error));
    }

    private static String verdict(long n, double difference, double error) {
        if (n < ENOUGH) {
            return "too few to tell from luck";
        }
        if (difference > STANDARD_ERRORS * error) {
            return "better than random, on this sample";
        }
        return difference < -STANDARD_ERRORS * error
                ? "worse than random, on this sample"
                : "no better than random";
    }
}
