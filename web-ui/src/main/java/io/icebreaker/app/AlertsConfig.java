package io.icebreaker.app;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValueType;
import io.icebreaker.app.alert.AlertPlan;
import io.icebreaker.app.alert.QuietHours;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The {@code alerts} of a configuration, checked; each refusal names where the value stands. */
record AlertsConfig(ConfigSource source, Config config) {
    private static final String KEYS_FILE = "alerts.keys-file";
    private static final String CHAT = "alerts.telegram.chat";
    private static final String FROM = "alerts.whatsapp.from";
    private static final String TO = "alerts.whatsapp.to";
    private static final String TEMPLATE = "alerts.whatsapp.template";
    private static final String HOST = "alerts.email.host";
    private static final String TLS = "alerts.email.tls";
    private static final String MAIL_FROM = "alerts.email.from";
    private static final String MAIL_TO = "alerts.email.to";
    private static final String WEBHOOK = "alerts.webhook.url";
    private static final String QUIET = "alerts.quiet";

    private static final Pattern NUMBER = Pattern.compile("\\+\\d{7,15}");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>,;@]+@[^\\s<>,;@]+");
    private static final Set<String> OWN = Set.of("127.0.0.1", "localhost", "[::1]", "::1");
    private static final int MOST_DAYS = 36_500;
    private static final int MOST_ADDRESSES = 20;

    static void addTo(ConfigSchema schema) {
        for (String text :
                List.of(
                        "alerts.file",
                        "alerts.rules",
                        KEYS_FILE,
                        QUIET,
                        CHAT,
                        "alerts.telegram.url",
                        FROM,
                        TO,
                        TEMPLATE,
                        "alerts.whatsapp.url",
                        HOST,
                        TLS,
                        "alerts.email.user",
                        MAIL_FROM,
                        WEBHOOK)) {
            schema.path(text, ConfigValueType.STRING);
        }
        for (String number :
                List.of(
                        "alerts.queue",
                        "alerts.per-minute",
                        "alerts.digest-minutes",
                        "alerts.expire-minutes",
                        "alerts.keep-days.info",
                        "alerts.keep-days.warning",
                        "alerts.keep-days.critical",
                        "alerts.email.port")) {
            schema.path(number, ConfigValueType.NUMBER);
        }
        schema.path(MAIL_TO, ConfigValueType.LIST);
    }

    static AlertPlan read(ConfigSource source, Config config) throws ConfigException {
        return new AlertsConfig(source, config).plan();
    }

    private AlertPlan plan() throws ConfigException {
        Path keys =
                config.hasPath(KEYS_FILE)
                        ? source.path(KEYS_FILE)
                        : source.path("brokers.secrets").resolve("alerts.keys");
        return new AlertPlan(
                source.path("alerts.file"),
                keys,
                source.number("alerts.queue", 1, 10_000),
                source.number("alerts.per-minute", 1, 1_000),
                Duration.ofMinutes(source.number("alerts.digest-minutes", 1, 1_440)),
                quiet(),
                Duration.ofMinutes(source.number("alerts.expire-minutes", 1, 1_440)),
                new AlertPlan.Keep(
                        source.number("alerts.keep-days.info", 1, MOST_DAYS),
                        source.number("alerts.keep-days.warning", 1, MOST_DAYS),
                        source.number("alerts.keep-days.critical", 1, MOST_DAYS)),
                telegram(),
                whatsApp(),
                email(),
                webhook());
    }

    private QuietHours quiet() throws ConfigException {
        try {
            return QuietHours.parse(config.getString(QUIET));
        } catch (IllegalArgumentException e) {
            throw source.refuse(QUIET, e.getMessage());
        }
    }

    private AlertPlan.Telegram telegram() throws ConfigException {
        String chat = config.getString(CHAT);
        if (chat.isEmpty()) {
            return null;
        }
        if (!chat.matches("-?\\d{1,20}|@\\w{1,64}")) {
            throw source.refuse(CHAT, "must be a chat's number or @NAME, was " + chat);
        }
        return new AlertPlan.Telegram(root("alerts.telegram.url"), chat);
    }

    private AlertPlan.WhatsApp whatsApp() throws ConfigException {
        if (config.getString(FROM).isEmpty()) {
            return null;
        }
        String template = config.getString(TEMPLATE);
        if (!template.matches("(HX\\w{1,64})?")) {
            throw source.refuse(TEMPLATE, "must be a content SID, HX..., was " + template);
        }
        return new AlertPlan.WhatsApp(
                root("alerts.whatsapp.url"), matched(FROM, NUMBER), matched(TO, NUMBER), template);
    }

    private AlertPlan.Email email() throws ConfigException {
        String host = config.getString(HOST);
        if (host.isEmpty()) {
            return null;
        }
        if (!host.matches("[A-Za-z0-9.-]{1,255}")) {
            throw source.refuse(HOST, "must be a host's name, was " + host);
        }
        return new AlertPlan.Email(
                host,
                source.number("alerts.email.port", 1, 65_535),
                tls(host),
                config.getString("alerts.email.user"),
                matched(MAIL_FROM, ADDRESS),
                addresses());
    }

    private AlertPlan.Tls tls(String host) throws ConfigException {
        String word = config.getString(TLS);
        switch (word) {
            case "starttls":
                return AlertPlan.Tls.STARTTLS;
            case "tls":
                return AlertPlan.Tls.TLS;
            case "none":
                if (OWN.contains(host)) {
                    return AlertPlan.Tls.NONE;
                }
                throw source.refuse(TLS, "none is for a server on this machine only");
            default:
                throw source.refuse(TLS, "must be starttls, tls or none, was " + word);
        }
    }

    private List<String> addresses() throws ConfigException {
        ConfigList list = config.getList(MAIL_TO);
        if (list.isEmpty() || list.size() > MOST_ADDRESSES) {
            throw source.refuse(MAIL_TO, "needs 1 to " + MOST_ADDRESSES + " addresses");
        }
        for (int n = 0; n < list.size(); n++) {
            boolean isText = list.get(n).valueType() == ConfigValueType.STRING;
            if (!isText || !ADDRESS.matcher(list.get(n).unwrapped().toString()).matches()) {
                String was = String.valueOf(list.get(n).unwrapped());
                throw source.refuseElement(MAIL_TO, n, "must be an e-mail address, was " + was);
            }
        }
        return list.stream().map(each -> each.unwrapped().toString()).toList();
    }

    private AlertPlan.Webhook webhook() throws ConfigException {
        String url = config.getString(WEBHOOK);
        return url.isEmpty() ? null : new AlertPlan.Webhook(address(WEBHOOK));
    }

    private String matched(String key, Pattern form) throws ConfigException {
        String text = config.getString(key);
        if (!form.matcher(text).matches()) {
            String what = form == NUMBER ? "a number like +919812345678" : "an e-mail address";
            throw source.refuse(key, "must be " + what + ", was '" + text + "'");
        }
        return text;
    }

    private URI root(String key) throws ConfigException {
        return URI.create(address(key).toString().replaceFirst("/$", ""));
    }

    /** Only this machine may be asked without encryption. */
    private URI address(String key) throws ConfigException {
        String text = config.getString(key);
        try {
            URI uri = new URI(text);
            boolean isWhole = uri.getHost() != null && uri.getUserInfo() == null;
            boolean isOwn = "http".equals(uri.getScheme()) && OWN.contains(uri.getHost());
            if (isWhole && (isOwn || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw source.refuse(key, "is not a URL: " + e.getReason());
        }
        throw source.refuse(
                key, "must be https://HOST..., or http:// on this machine, was " + text);
    }
}
