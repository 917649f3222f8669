package io.icebreaker.web;

import java.util.concurrent.atomic.LongAdder;

/** What the server counts, shown with the engine's counters in {@code /api/health}. */
public enum WebCounter {
    WEB_PAGES_OPENED("Streams opened."),
    WEB_PAGES_REFUSED("Streams refused because as many as allowed were open."),
    WEB_PAGES_EVICTED(
            "Streams closed because a write had not finished in time: the page does not read."),
    WEB_MESSAGES_TOO_LONG(
            "Streams closed because one message would have been longer than allowed."),
    WEB_FRAMES_SENT("Frames given to pages."),
    WEB_STREAM_BYTES("Bytes given to pages by the stream."),
    WEB_TOPICS_REFUSED("Topics asked for that nothing answers to, or beyond the number allowed."),
    WEB_CHART_RELOADS(
            "Charts told to fetch their bars again, because bars were overwritten before they were read."),
    WEB_QUESTIONS_REFUSED(
            "Questions to a broker refused because as many as allowed were waiting for an answer."),
    WEB_HOSTS_REFUSED("Requests refused for their Host header (DNS rebinding)."),
    WEB_ORIGINS_REFUSED(
            "Requests refused for their Origin, or for the missing header that other sites cannot send."),
    WEB_BAD_REQUESTS("Requests answered with what is wrong about them."),
    WEB_ERRORS("Requests that failed by our fault.");

    private final String sentence;

    WebCounter(String sentence) {
        this.sentence = sentence;
    }

    /** What it counts, for people. */
    public String sentence() {
        return sentence;
    }

    /** One adder a counter. */
    static final class Set {
        private final LongAdder[] adders = new LongAdder[values().length];

        Set() {
            for (int i = 0; i < adders.length; i++) {
                adders[i] = new LongAdder();
            }
        }

        void count(WebCounter counter) {
            add(counter, 1);
        }

        void add(WebCounter counter, long amount) {
            adders[counter.ordinal()].add(amount);
        }

        long get(WebCounter counter) {
            return adders[counter.ordinal()].sum();
        }
    }
}
