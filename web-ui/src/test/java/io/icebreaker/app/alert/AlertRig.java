package io.icebreaker.app.alert;

import io.icebreaker.feed.login.Keys;
import io.icebreaker.feed.login.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** What tests of alerts are made of: plans, keys, alerts. */
final class AlertRig {
    static final String TELEGRAM = "4711:canary-telegram-AbCdEfGh";
    static final String ACCOUNT = "ACcanarytwilio0123456789";
    static final String TWILIO = "canary-twilio-token-99";
    static final String WEBHOOK = "canary-webhook-secret-7";
    static final String MAIL = "canary-mail-password";

    /** 26 November 2026, 11:41 IST, in epoch ns. */
    static final long NOON_NS = 1_795_673_460_000_000_000L;

    static final long MINUTE_NS = 60_000_000_000L;
    static final long CLOSE_NS = NOON_NS + 229 * MINUTE_NS;

    private static final long PATIENCE_S = 60;

    private AlertRig() {}

    /** Keys of all channels, in a file of mode 0600. */
    static Keys keys(Path directory) throws IOException {
        Keys keys = Keys.of(Map.of(), directory.resolve("alerts.keys"));
        Map<String, Secret> all = new LinkedHashMap<>();
        all.put("telegramToken", Secret.of(TELEGRAM));
        all.put("twilioAccount", Secret.of(ACCOUNT));
        all.put("twilioToken", Secret.of(TWILIO));
        all.put("webhookSecret", Secret.of(WEBHOOK));
        all.put("smtpPassword", Secret.of(MAIL));
        keys.write(all);
        return keys;
    }

    /** A plan without quiet hours; all channels but e-mail at one address. */
    static AlertPlan plan(Path directory, String url) {
        return plan(directory, url, 50);
    }

    static AlertPlan plan(Path directory, String url, int queue) {
        return new AlertPlan(
                directory.resolve("alerts.db"),
                directory.resolve("alerts.keys"),
                queue,
                10,
                Duration.ofMinutes(5),
                QuietHours.NEVER,
                Duration.ofMinutes(10),
                new AlertPlan.Keep(90, 365, 1_825),
                new AlertPlan.Telegram(URI.create(url), "-100200300"),
                new AlertPlan.WhatsApp(URI.create(url), "+14155238886", "+919812345678", ""),
                null,
                new AlertPlan.Webhook(URI.create(url + "/hook?x=1")));
    }

    /** The same with quiet hours, IST. */
    static AlertPlan quiet(AlertPlan plan, int fromHour, int toHour) {
        return new AlertPlan(
                plan.file(),
                plan.keysFile(),
                plan.queue(),
                plan.perMinute(),
                plan.digestAfter(),
                new QuietHours(LocalTime.of(fromHour, 0), LocalTime.of(toHour, 0)),
                plan.expireAfter(),
                plan.keep(),
                plan.telegram(),
                plan.whatsapp(),
                plan.email(),
                plan.webhook());
    }

    /** The n-th alert of a rule, a second after the one before. */
    static Alert alert(int n, AlertLevel level, String... actions) {
        return new Alert(
                n,
                "rsi-low",
                "3f2a91c4d0",
                "NSE:RELIANCE",
                level,
                "RSI below 30",
                Map.of("rsi", 28.25),
                List.of(actions),
                NOON_NS + n * 1_000_000_000L);
    }

    static Alert alert(int n, String... actions) {
        return alert(n, AlertLevel.INFO, actions);
    }

    static Message message(Channel channel) {
        return MessageText.of(stored(alert(1, channel.word())), channel);
    }

    static StoredAlert stored(Alert alert) {
        return new StoredAlert(
                0,
                AlertKind.ALERT,
                Origin.LIVE,
                alert,
                Fate.FIRED,
                alert.timeNs() / 1_000_000,
                28_500_000,
                CLOSE_NS);
    }

    /** Waits for a condition, far longer than it takes. */
    static void await(String what, Callable<Boolean> condition) throws Exception {
        long untilNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (!condition.call()) {
            if (System.nanoTime() > untilNs) {
                throw new AssertionError("never came: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
