package io.icebreaker.app.alert;

import io.icebreaker.feed.login.Keys;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;

/** The channels of a plan, made ready. */
final class Senders {
    private static final Duration MAIL_TIMEOUT = Duration.ofSeconds(5);

    private Senders() {}

    /** Those that are set up. */
    static Map<Channel, Sender> of(
            AlertPlan plan, Map<String, String> environment, InstantSource clock) {
        Keys keys = Keys.of(environment, plan.keysFile());
        var times = HttpSending.Times.USUAL;
        Map<Channel, Sender> senders = new EnumMap<>(Channel.class);
        if (plan.has(Channel.TELEGRAM)) {
            senders.put(Channel.TELEGRAM, new TelegramSender(plan.telegram(), keys, times));
        }
        if (plan.has(Channel.WHATSAPP)) {
            senders.put(Channel.WHATSAPP, new WhatsAppSender(plan.whatsapp(), keys, times));
        }
        if (plan.has(Channel.EMAIL)) {
            var mail = new EmailSender(plan.email(), keys, clock, MAIL_TIMEOUT, null);
            senders.put(Channel.EMAIL, mail);
        }
        if (plan.has(Channel.WEBHOOK)) {
            senders.put(Channel.WEBHOOK, new WebhookSender(plan.webhook(), keys, clock, times));
        }
        return senders;
    }
}
