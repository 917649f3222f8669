package io.icebreaker.app;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueType;
import io.icebreaker.feed.order.OrderCaps;
import io.icebreaker.tick.Prices;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether real orders are possible, for which account, and how large they may be (dashboard UI-07).
 *
 * @param account the armed feed's name; null, as a rule: no order can leave
 * @param caps null without an armed account
 */
record TradingPlan(String account, OrderCaps caps) {
    private static final String BLOCK = "trading";
    private static final String ARM = "trading.arm";
    private static final String ORDER_QTY = "trading.max-order-qty";
    private static final String ORDER_VALUE = "trading.max-order-value";
    private static final String DAY_ORDERS = "trading.max-day-orders";
    private static final String DAY_QTY = "trading.max-day-qty";
    private static final String DAY_VALUE = "trading.max-day-value";
    private static final List<String> CAPS =
            List.of(ORDER_QTY, ORDER_VALUE, DAY_ORDERS, DAY_QTY, DAY_VALUE);

    /** A hundred thousand crore rupees: E4 of it still fits a long a thousand times over. */
    private static final double MOST = 1e12;

    private static final TradingPlan UNARMED = new TradingPlan(null, null);

    static void addTo(ConfigSchema schema) {
        schema.path(ARM, ConfigValueType.STRING);
        CAPS.forEach(cap -> schema.path(cap, ConfigValueType.NUMBER));
    }

    static TradingPlan read(ConfigSource source, Config config, List<AppConfig.Feed> feeds)
            throws ConfigException {
        if (!config.hasPath(BLOCK)) {
            return UNARMED;
        }
        String account = config.hasPath(ARM) ? config.getString(ARM).strip() : "";
        if (account.isEmpty()) {
            return UNARMED;
        }
        requireOwnFile(source, config);
        AppConfig.Feed feed =
                feeds.stream().filter(it -> it.name().equals(account)).findFirst().orElse(null);
        if (feed == null) {
            throw source.refuse(
                    ARM,
                    "no feed is called '"
                            + account
                            + "'; there are "
                            + feeds.stream().map(AppConfig.Feed::name).toList());
        }
        if (!RestAccounts.has(feed)) {
            throw source.refuse(
                    ARM,
                    "feed "
                            + account
                            + " cannot place orders: its broker has no REST client here, or its url is a"
                            + " simulator's and it has no rest-url");
        }
        for (String cap : CAPS) {
            if (!config.hasPath(cap)) {
                throw source.refuse(ARM, "an armed account needs " + cap + ", too");
            }
        }
        return new TradingPlan(account, caps(source, config));
    }

    /** The page's wizard writes a file, too; nothing that a page can write may arm an account. */
    private static void requireOwnFile(ConfigSource source, Config config) throws ConfigException {
        String giver = config.getValue(ARM).origin().filename();
        if (giver == null
                || !Path.of(giver).toAbsolutePath().equals(source.file().toAbsolutePath())) {
            throw source.refuse(
                    ARM, "an account is armed only by the very file that was given with --config");
        }
    }

    private static OrderCaps caps(ConfigSource source, Config config) throws ConfigException {
        return new OrderCaps(
                whole(source, config, ORDER_QTY),
                whole(source, config, ORDER_VALUE) * Prices.ONE,
                (int) Math.min(100_000, whole(source, config, DAY_ORDERS)),
                whole(source, config, DAY_QTY),
                whole(source, config, DAY_VALUE) * Prices.ONE);
    }

    private static long whole(ConfigSource source, Config config, String key)
            throws ConfigException {
        double value = config.getDouble(key);
        if (value != Math.rint(value) || value < 1 || value > MOST) {
            throw source.refuse(key, "must be a whole number, 1 or more, was " + value);
        }
        return (long) value;
    }

    boolean isArmed() {
        return account != null;
    }
}
