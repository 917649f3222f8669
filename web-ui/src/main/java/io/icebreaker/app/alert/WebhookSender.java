package io.icebreaker.app.alert;

import io.icebreaker.app.alert.AlertKeys.NoKey;
import io.icebreaker.app.alert.Outcome.Refused;
import io.icebreaker.app.alert.Outcome.Sent;
import io.icebreaker.backtest.run.Json;
import io.icebreaker.feed.login.Keys;
import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.rest.RestAnswer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.InstantSource;
import java.util.List;

/**
 * A POST of JSON to a user's own address. {@code Icebreaker-Timestamp} is epoch seconds, {@code
 * Icebreaker-Signature} is {@link Signature} over both, {@code Icebreaker-Delivery} the same for each try of
 * one alert. A receiver checks the signature, and that the time is not minutes ago.
 */
final class WebhookSender implements Sender, HttpSending.Answers {
    private final AlertPlan.Webhook plan;
    private final Keys keys;
    private final InstantSource clock;
    private final HttpSending http;

    WebhookSender(AlertPlan.Webhook plan, Keys keys, InstantSource clock, HttpSending.Times times) {
        this.plan = plan;
        this.keys = keys;
        this.clock = clock;
        this.http = new HttpSending("webhook " + plan.url().getHost(), times);
    }

    @Override
    public Outcome send(Message message) {
        Secret secret;
        try {
            secret = AlertKeys.need(keys, AlertKeys.WEBHOOK_SECRET);
        } catch (NoKey e) {
            return new Refused("webhook: " + e.getMessage());
        }
        String body = Json.line(message.fields());
        String time = Long.toString(clock.instant().getEpochSecond());
        HttpRequest request =
                HttpRequest.newBuilder(plan.url())
                        .header("Content-Type", "application/json")
                        .header("Icebreaker-Timestamp", time)
                        .header("Icebreaker-Signature", Signature.of(secret, time, body))
                        .header("Icebreaker-Delivery", message.key())
                        .POST(BodyPublishers.ofString(body))
                        .build();
        return http.send(request, this, List.of(secret));
    }

    @Override
    public Outcome accepted(RestAnswer answer) {
        return new Sent("HTTP " + answer.status());
    }

    /** A stranger's page is not worth repeating. */
    @Override
    public String complaint(RestAnswer answer) {
        return "";
    }
}
