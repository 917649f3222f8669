package io.icebreaker.app.alert;

import io.icebreaker.app.alert.AlertKeys.NoKey;
import io.icebreaker.app.alert.Outcome.Refused;
import io.icebreaker.app.alert.Outcome.Sent;
import io.icebreaker.app.alert.Outcome.Unknown;
import io.icebreaker.backtest.run.Json;
import io.icebreaker.feed.login.Keys;
import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.rest.Limit;
import io.icebreaker.feed.rest.RestAnswer;
import io.icebreaker.feed.rest.RetryAfter;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Telegram bot's message (Bot API, {@code sendMessage}). The bot's token is part of the address: no word
 * about a call may name the address.
 */
final class TelegramSender implements Sender, HttpSending.Answers {
    private static final String TOKEN_FORM = "\\d+:[A-Za-z0-9_-]+";

    private final AlertPlan.Telegram plan;
    private final Keys keys;
    private final HttpSending http;

    TelegramSender(AlertPlan.Telegram plan, Keys keys, HttpSending.Times times) {
        this.plan = plan;
        this.keys = keys;
        this.http = new HttpSending("Telegram", times);
    }

    @Override
    public Outcome send(Message message) {
        Secret token;
        try {
            token = AlertKeys.need(keys, AlertKeys.TELEGRAM_TOKEN);
        } catch (NoKey e) {
            return new Refused("Telegram: " + e.getMessage());
        }
        if (!token.reveal(text -> text.matches(TOKEN_FORM))) {
            return new Refused("Telegram: what is kept is no bot token, as 123456:ABC-...");
        }
        URI uri = token.reveal(text -> URI.create(plan.root() + "/bot" + text + "/sendMessage"));
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body(message)))
                        .build();
        return http.send(request, this, List.of(token));
    }

    private String body(Message message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("chat_id", plan.chat());
        body.put("text", message.title() + "\n" + message.text());
        body.put("disable_notification", message.level() == AlertLevel.INFO);
        return Json.line(body);
    }

    @Override
    public Outcome accepted(RestAnswer answer) {
        var said = Answer.of(answer);
        if (said.get("ok").text().equals("true")) {
            return new Sent("message " + said.get("result").get("message_id").text());
        }
        return said.get("ok").isNone()
                ? new Unknown("Telegram: HTTP 200, but nobody can read the answer")
                : new Refused("Telegram: " + complaint(answer));
    }

    @Override
    public String complaint(RestAnswer answer) {
        return Answer.of(answer).get("description").text();
    }

    @Override
    public long pauseNs(RestAnswer answer) {
        long said = Answer.of(answer).get("parameters").get("retry_after").whole(0);
        long sayNs = Math.min(Math.max(0, said) * Limit.SECOND_NS, Limit.DAY_NS);
        return Math.max(sayNs, RetryAfter.ns(answer));
    }
}
