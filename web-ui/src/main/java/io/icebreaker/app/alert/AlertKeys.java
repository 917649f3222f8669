package io.icebreaker.app.alert;

import io.icebreaker.feed.login.Keys;
import io.icebreaker.feed.login.LoginField;
import io.icebreaker.feed.login.Secret;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The secrets of the channels: names in the keys file, variables of the environment. */
public final class AlertKeys {
    static final LoginField TELEGRAM_TOKEN =
            LoginField.kept(
                    "telegramToken",
                    "Bot token",
                    "Telegram's @BotFather gives it, as 123456:ABC-...",
                    "ICEBREAKER_TELEGRAM_TOKEN");
    static final LoginField TWILIO_ACCOUNT =
            LoginField.kept(
                    "twilioAccount",
                    "Account SID",
                    "Twilio's console shows it, as AC...",
                    "ICEBREAKER_TWILIO_ACCOUNT");
    static final LoginField TWILIO_TOKEN =
            LoginField.kept(
                    "twilioToken",
                    "Auth token",
                    "Twilio's console shows it beside the account SID.",
                    "ICEBREAKER_TWILIO_TOKEN");
    static final LoginField SMTP_PASSWORD =
            LoginField.kept(
                    "smtpPassword",
                    "Mail password",
                    "The mail account's; many providers want an app password.",
                    "ICEBREAKER_SMTP_PASSWORD");
    static final LoginField WEBHOOK_SECRET =
            LoginField.kept(
                    "webhookSecret",
                    "Webhook secret",
                    "Any long random text that the receiver knows, too: messages are signed with it.",
                    "ICEBREAKER_WEBHOOK_SECRET");

    private AlertKeys() {}

    /** What is missing, or too open, for a channel that is set up: a sentence each, with what to do. */
    public static List<String> problems(
            AlertPlan plan, Channel channel, Map<String, String> environment) {
        Keys keys = Keys.of(environment, plan.keysFile());
        boolean isNeeded = channel != Channel.EMAIL || !plan.email().user().isEmpty();
        List<String> problems = new ArrayList<>();
        for (LoginField field : isNeeded ? of(channel) : List.<LoginField>of()) {
            try {
                need(keys, field);
            } catch (NoKey e) {
                problems.add(e.getMessage());
            }
        }
        return problems;
    }

    /** What a channel needs; for e-mail only where the plan names a user. */
    public static List<LoginField> of(Channel channel) {
        return switch (channel) {
            case TELEGRAM -> List.of(TELEGRAM_TOKEN);
            case WHATSAPP -> List.of(TWILIO_ACCOUNT, TWILIO_TOKEN);
            case EMAIL -> List.of(SMTP_PASSWORD);
            case WEBHOOK -> List.of(WEBHOOK_SECRET);
        };
    }

    /** One secret, looked for anew; or why there is none. */
    static Secret need(Keys keys, LoginField field) throws NoKey {
        try {
            return keys.get(field)
                    .orElseThrow(
                            () ->
                                    new NoKey(
                                            field.label()
                                                    + " is not set: `icebreaker alerts keys` asks for"
                                                    + " it, or set "
                                                    + field.variable()));
        } catch (IOException e) {
            throw new NoKey(e.getMessage());
        }
    }

    /** A secret is missing, or its file must not be read; the message says what to do and holds none. */
    static final class NoKey extends Exception {
        private static final long serialVersionUID = 1L;

        NoKey(String message) {
            super(message);
        }
    }
}
