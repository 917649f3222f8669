package io.icebreaker.app.alert;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The {@code alerts} of a configuration, checked. Where a channel is null it is not set up.
 *
 * @param file the SQLite file of history, delivery log and outcomes
 * @param keysFile tokens and passwords, mode 0600
 * @param queue messages that wait for one channel at most
 * @param perMinute alerts a minute that go out, but for CRITICAL; the others come as a digest
 * @param digestAfter how long alerts that were held back wait for a digest
 * @param expireAfter older ones are not sent any more
 * @param keep how long history is kept
 */
public record AlertPlan(
        Path file,
        Path keysFile,
        int queue,
        int perMinute,
        Duration digestAfter,
        QuietHours quiet,
        Duration expireAfter,
        Keep keep,
        Telegram telegram,
        WhatsApp whatsapp,
        Email email,
        Webhook webhook) {

    /** Days that alerts of each level stay. */
    public record Keep(int infoDays, int warningDays, int criticalDays) {}

    /**
     * @param root of the Bot API, without a slash at its end
     * @param chat id of a chat, or {@code @name} of a channel
     */
    public record Telegram(URI root, String chat) {}

    /**
     * Twilio's API.
     *
     * @param from and to: telephone numbers, {@code +91...}
     * @param template a content template's SID ({@code HX...}) whose {@code {{1}}} is the text; "" for plain
     *     text, which WhatsApp takes only within a day of the person's own last message
     */
    public record WhatsApp(URI root, String from, String to, String template) {}

    /** How a mail server is spoken to. */
    public enum Tls {
        /** Plain greeting, then TLS or nothing; port 587 as a rule. */
        STARTTLS,
        /** TLS from the first byte; port 465 as a rule. */
        TLS,
        /** None: for a server on this machine only. */
        NONE
    }

    /** @param user "" for a server that wants none */
    public record Email(
            String host, int port, Tls tls, String user, String from, List<String> to) {}

    /** @param url https, or http on this machine */
    public record Webhook(URI url) {}

    /** The same with its alerts in another file. */
    public AlertPlan at(Path other) {
        return new AlertPlan(
                other,
                keysFile,
                queue,
                perMinute,
                digestAfter,
                quiet,
                expireAfter,
                keep,
                telegram,
                whatsapp,
                email,
                webhook);
    }

    /** Whether a channel is set up. */
    public boolean has(Channel channel) {
        return switch (channel) {
            case TELEGRAM -> telegram != null;
            case WHATSAPP -> whatsapp != null;
            case EMAIL -> email != null;
            case WEBHOOK -> webhook != null;
        };
    }
}
