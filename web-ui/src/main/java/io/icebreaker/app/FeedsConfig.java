package io.icebreaker.app;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueType;
import io.icebreaker.app.broker.Account;
import io.icebreaker.app.broker.BrokerKind;
import io.icebreaker.app.broker.Brokers;
import io.icebreaker.feed.master.UniverseRule;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;

/** The {@code feeds} of a configuration, checked; each refusal names where the value stands. */
record FeedsConfig(ConfigSource source, Config config) {
    static List<AppConfig.Feed> read(ConfigSource source) throws ConfigException {
        return new FeedsConfig(source, source.config()).feeds();
    }

    private List<AppConfig.Feed> feeds() throws ConfigException {
        List<AppConfig.Feed> feeds = new ArrayList<>();
        ConfigObject all = config.getObject("feeds");
        for (String name : all.keySet().stream().sorted().toList()) {
            feeds.add(feed(name));
        }
        return feeds;
    }

    private AppConfig.Feed feed(String name) throws ConfigException {
        String path = ConfigUtil.joinPath("feeds", name);
        requireKey(path, "broker");
        String variant = variant(path);
        BrokerKind broker = broker(path + ".broker").variant(variant);
        if (!config.hasPath(path + ".universe")) {
            requireKey(path, "symbols");
        }
        return new AppConfig.Feed(
                name,
                broker.name(),
                variant,
                config.hasPath(path + ".url") ? url(path + ".url", broker) : null,
                config.hasPath(path + ".connections")
                        ? source.number(path + ".connections", 1, broker.stream().connections())
                        : 0,
                config.hasPath(path + ".instruments") ? source.path(path + ".instruments") : null,
                config.hasPath(path + ".symbols") ? strings(path + ".symbols") : List.of(),
                universe(path + ".universe"),
                config.hasPath(path + ".rest-url") ? restUrl(path + ".rest-url") : null,
                config.hasPath(path + ".keys-file")
                        ? source.path(path + ".keys-file")
                        : Account.keysFile(source.path("brokers.secrets"), name),
                config.hasPath(path + ".token-file")
                        ? source.path(path + ".token-file")
                        : Account.tokenFile(source.path("brokers.secrets"), name));
    }

    /** What the broker is asked for when it is not the usual: at most one of two keys has a meaning to it. */
    private String variant(String path) throws ConfigException {
        BrokerKind kind = broker(path + ".broker");
        for (String key : List.of("mode", "gateway")) {
            String where = path + "." + key;
            if (config.hasPath(where)) {
                return variant(where, kind, key);
            }
        }
        return BrokerKind.USUAL;
    }

    private String variant(String path, BrokerKind kind, String key) throws ConfigException {
        String word = config.getString(path);
        List<String> words = kind.variants().getOrDefault(key, List.of());
        if (words.isEmpty()) {
            throw source.refuse(path, kind.title() + " has none to choose from");
        }
        if (!words.contains(word)) {
            throw source.refuse(
                    path, "must be one of " + String.join(", ", words) + ", was " + word);
        }
        return word;
    }

    /** Only this machine may be asked without encryption: tokens travel there. */
    private String restUrl(String path) throws ConfigException {
        String url = config.getString(path);
        if (!url.matches(
                "https://[^/?#@]+[^?#@]*|http://(127\\.0\\.0\\.1|localhost)(:\\d+)?[^?#@]*")) {
            throw source.refuse(
                    path, "must be https://HOST..., or http:// on this machine, was " + url);
        }
        return url.replaceFirst("/$", "");
    }

    private void requireKey(String path, String key) throws ConfigException {
        if (!config.hasPath(path + "." + key)) {
            throw source.refuse(path, "needs " + key);
        }
    }

    private BrokerKind broker(String path) throws ConfigException {
        String name = config.getString(path);
        BrokerKind kind = Brokers.named(name).filter(BrokerKind::streams).orElse(null);
        if (kind == null) {
            throw source.refuse(
                    path,
                    "no broker '" + name + "' in this version; there is " + Brokers.streaming());
        }
        return kind;
    }

    private String url(String path, BrokerKind broker) throws ConfigException {
        String url = config.getString(path);
        try {
            broker.stream().checkUrl(new URI(url).toString());
            return url;
        } catch (URISyntaxException e) {
            throw source.refuse(path, "is not a URL: " + e.getReason());
        } catch (IllegalArgumentException e) {
            throw source.refuse(path, e.getMessage());
        }
    }

    /** Looked up when the masters are there; whether the words are any is said at once. */
    private List<String> universe(String path) throws ConfigException {
        List<String> words = config.hasPath(path) ? strings(path) : List.of();
        for (int index = 0; index < words.size(); index++) {
            try {
                UniverseRule.parse(words.get(index));
            } catch (IllegalArgumentException e) {
                throw source.refuseElement(path, index, e.getMessage());
            }
        }
        return words;
    }

    private List<String> strings(String path) throws ConfigException {
        ConfigList list = config.getList(path);
        for (int index = 0; index < list.size(); index++) {
            if (list.get(index).valueType() != ConfigValueType.STRING) {
                throw source.refuseElement(
                        path, index, "must be strings, one was " + list.get(index).unwrapped());
            }
        }
        return List.copyOf(config.getStringList(path));
    }
}
