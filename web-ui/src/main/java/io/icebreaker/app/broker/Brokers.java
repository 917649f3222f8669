package io.icebreaker.app.broker;

import io.icebreaker.feed.kite.KiteLogin;
import io.icebreaker.feed.kite.KiteSession;
import io.icebreaker.feed.smartapi.SmartFeed;
import io.icebreaker.feed.smartapi.SmartLogin;
import io.icebreaker.feed.smartapi.SmartSession;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The brokers this house knows: the one place where a broker's login and stream are entered. A broker whose
 * login or stream is null is described and refused.
 */
public final class Brokers {
    private static final BrokerKind KITE =
            new BrokerKind(
                    "kite",
                    "Zerodha Kite",
                    KiteSession.ACCESS_TOKEN,
                    KiteLogin::new,
                    new KiteStream(),
                    9_000,
                    "3 connections of 3,000 instruments",
                    "until 06:00 IST the next morning",
                    List.of(
                            "A Zerodha account with TOTP switched on.",
                            "A Kite Connect app with market data, paid by the month (the free"
                                    + " personal API streams nothing).",
                            "Any redirect URL in the app, https://127.0.0.1 will do: its address is"
                                    + " pasted after the login.",
                            "One login in the browser each day, between 07:35 and 09:00 IST."),
                    "https://developers.kite.trade/apps");

    private static final BrokerKind SMARTAPI =
            new BrokerKind(
                    "smartapi",
                    "Angel One SmartAPI",
                    SmartSession.ACCESS_TOKEN_VARIABLE,
                    SmartLogin::new,
                    new SmartStream(),
                    SmartFeed.CONNECTIONS * SmartFeed.INSTRUMENTS,
                    "3 connections of 1,000 subscriptions",
                    "until midnight IST",
                    List.of(
                            "An Angel One account with TOTP switched on; SmartAPI costs nothing.",
                            "A SmartAPI app of the kind Trading: its API key.",
                            "The client code, the four-digit PIN of the app on the phone.",
                            "The TOTP seed (the text beside the QR code when TOTP is switched on):"
                                    + " with it the login needs nobody."),
                    "https://smartapi.angelbroking.com");

    private static final BrokerKind DHAN =
            new BrokerKind(
                    "dhan",
                    "Dhan",
                    "ICEBREAKER_DHAN_ACCESS_TOKEN",
                    null,
                    null,
                    25_000,
                    "5 connections of 5,000 instruments",
                    "24 hours from its making, as the token itself says",
                    List.of(
                            "A Dhan account with the Data API subscribed (paid by the month).",
                            "The client id.",
                            "An access token made at web.dhan.co, or PIN and TOTP seed: with these"
                                    + " the login needs nobody.",
                            "One token at a time: each new one ends the one before it."),
                    "https://web.dhan.co");

    private static final BrokerKind FLATTRADE =
            new BrokerKind(
                    "flattrade",
                    "Flattrade",
                    "ICEBREAKER_FLATTRADE_TOKEN",
                    null,
                    null,
                    3_000,
                    "1 connection, shared with order updates",
                    "until 05:00 IST the next morning",
                    List.of(
                            "A Flattrade account; the API costs nothing.",
                            "An API key and secret made at auth.flattrade.in, with any redirect"
                                    + " URL.",
                            "One login in the browser each day, after 05:00 IST."),
                    "https://wall.flattrade.in");

    private static final List<BrokerKind> ALL = List.of(KITE, SMARTAPI, DHAN, FLATTRADE);

    private Brokers() {}

    public static List<BrokerKind> all() {
        return ALL;
    }

    /** By name, whatever its case; the wire's family name stands for the one that speaks it. */
    public static Optional<BrokerKind> named(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        String alias = wanted.equals("noren") ? "flattrade" : wanted;
        return ALL.stream().filter(kind -> kind.name().equals(alias)).findFirst();
    }

    /** The one that captured frames bear the number of. */
    public static Optional<BrokerKind> numbered(int number) {
        return ALL.stream()
                .filter(kind -> kind.streams() && kind.stream().number() == number)
                .findFirst();
    }

    /** Names of those that this build can stream from, for messages. */
    public static String streaming() {
        return ALL.stream()
                .filter(BrokerKind::streams)
                .map(BrokerKind::name)
                .collect(Collectors.joining(", "));
    }

    /** Their names, for messages. */
    public static String names() {
        return ALL.stream().map(BrokerKind::name).collect(Collectors.joining(", "));
    }
}
