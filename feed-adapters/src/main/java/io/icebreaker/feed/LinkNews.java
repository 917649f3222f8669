package io.icebreaker.feed;

import io.icebreaker.tick.FeedState;

/** Says how a link that is up stands, when that changes, and what it has missed. The session's thread. */
final class LinkNews {
    private final FeedVoice voice;
    private final Liveness liveness;

    LinkNews(FeedVoice voice, Liveness liveness) {
        this.voice = voice;
        this.liveness = liveness;
    }

    /**
     * The link is over. From the last sign of life before the verdict: a silent link, or a paused process,
     * missed all that came since, and what the link says while it is closed makes up for nothing. A mute
     * link has missed what came since its last tick.
     */
    void lost(LinkWatch watch) {
        boolean isMute = voice.state() == FeedState.MUTE;
        voice.lostFor(isMute ? watch.sinceTickNs() : watch.sinceFrameNs());
    }

    void say(LinkWatch watch) {
        FeedState next = liveness.stateOf(watch);
        if (next == null || next == voice.state()) {
            return;
        }
        switch (next) {
            case MUTE -> {
                voice.lostFor(watch.sinceTickNs());
                voice.say(next, "connected, but no ticks");
            }
            case CLOSED -> {
                voice.gapEnds();
                voice.say(next, "no market is open");
            }
            default -> {
                voice.gapEnds();
                voice.say(next, next == FeedState.LATE ? "ticks are seconds old" : "");
            }
        }
    }
}
