package io.icebreaker.feed;

/** A link nobody listens to. */
public final class NoLink implements WireLink {
    @Override
    public void sendText(String text) {}

    @Override
    public void sendBinary(byte[] bytes) {}

    @Override
    public void loggedIn() {}

    @Override
    public void acknowledged(String segment, long token) {}

    @Override
    public void refused(String segment, long token, String reason) {}

    @Override
    public void end(String reason) {}

    @Override
    public void tokenRefused(String reason) {}

    @Override
    public void noSlot(String reason) {}

    @Override
    public void stop(String reason) {}

    @Override
    public void count(FeedCounter counter) {}

    @Override
    public String redact(String text) {
        return text;
    }
}
