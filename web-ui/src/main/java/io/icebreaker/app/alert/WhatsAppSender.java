package io.icebreaker.app.alert;

import io.icebreaker.app.alert.AlertKeys.NoKey;
import io.icebreaker.app.alert.Outcome.Refused;
import io.icebreaker.app.alert.Outcome.Sent;
import io.icebreaker.app.alert.Outcome.Unknown;
import io.icebreaker.backtest.run.Json;
import io.icebreaker.feed.login.Keys;
import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.rest.RestAnswer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A WhatsApp message by Twilio (Messages resource of its API of 2010-04-01). */
final class WhatsAppSender implements Sender, HttpSending.Answers {
    private static final String ACCOUNT_FORM = "AC[A-Za-z0-9]+";

    private final AlertPlan.WhatsApp plan;
    private final Keys keys;
    private final HttpSending http;

    WhatsAppSender(AlertPlan.WhatsApp plan, Keys keys, HttpSending.Times times) {
        this.plan = plan;
        this.keys = keys;
        this.http = new HttpSending("Twilio", times);
    }

    @Override
    public Outcome send(Message message) {
        try {
            Secret account = AlertKeys.need(keys, AlertKeys.TWILIO_ACCOUNT);
            Secret token = AlertKeys.need(keys, AlertKeys.TWILIO_TOKEN);
            if (!account.reveal(text -> text.matches(ACCOUNT_FORM))) {
                return new Refused("Twilio: what is kept is no account SID, as AC...");
            }
            HttpRequest request =
                    HttpRequest.newBuilder(address(account))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("Authorization", basic(account, token))
                            .POST(BodyPublishers.ofString(form(message)))
                            .build();
            return http.send(request, this, List.of(account, token));
        } catch (NoKey e) {
            return new Refused("Twilio: " + e.getMessage());
        }
    }

    private URI address(Secret account) {
        return account.reveal(
                text ->
                        URI.create(
                                plan.root() + "/2010-04-01/Accounts/" + text + "/Messages.json"));
    }

    private static String basic(Secret account, Secret token) {
        String pair = account.reveal(text -> text) + ":" + token.reveal(text -> text);
        byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(bytes);
    }

    private String form(Message message) {
        String text = message.title() + "\n" + message.text();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("From", "whatsapp:" + plan.from());
        fields.put("To", "whatsapp:" + plan.to());
        if (plan.template().isEmpty()) {
            fields.put("Body", text);
        } else {
            fields.put("ContentSid", plan.template());
            fields.put("ContentVariables", Json.line(Map.of("1", text.replace('\n', ' '))));
        }
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public Outcome accepted(RestAnswer answer) {
        var said = Answer.of(answer);
        if (said.get("sid").isNone()) {
            return new Unknown(
                    "Twilio: HTTP " + answer.status() + ", but nobody can read the answer");
        }
        String status = said.get("status").text();
        return status.equals("failed") || status.equals("undelivered")
                ? new Refused("Twilio: " + status + ", code " + said.get("error_code").text())
                : new Sent(said.get("sid").text());
    }

    @Override
    public String complaint(RestAnswer answer) {
        var said = Answer.of(answer);
        String code = said.get("code").text();
        return said.get("message").text() + (code.isEmpty() ? "" : " (" + code + ")");
    }
}
