package io.icebreaker.app.broker;

import io.icebreaker.feed.dhan.DhanFeed;
import io.icebreaker.feed.dhan.DhanLogin;
import io.icebreaker.feed.dhan.DhanMode;
import io.icebreaker.feed.dhan.DhanSession;
import io.icebreaker.feed.kite.KiteLogin;
import io.icebreaker.feed.kite.KiteSession;
import io.icebreaker.feed.login.LoginFlow;
import io.icebreaker.feed.login.LoginSetup;
import io.icebreaker.feed.noren.FlattradeLogin;
import io.icebreaker.feed.noren.NorenConfig;
import io.icebreaker.feed.noren.NorenFeed;
import io.icebreaker.feed.noren.ShoonyaLogin;
import io.icebreaker.feed.noren.ShoonyaOauthLogin;
import io.icebreaker.feed.smartapi.SmartFeed;
import io.icebreaker.feed.smartapi.SmartLogin;
import io.icebreaker.feed.smartapi.SmartSession;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
                    "https://smartapi.angelone.in");

    private static final BrokerKind DHAN =
            new BrokerKind(
                    "dhan",
                    "Dhan",
                    DhanSession.ACCESS_TOKEN,
                    DhanLogin::new,
                    new DhanStream(2, DhanMode.FULL),
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
                    FlattradeLogin::new,
                    new NorenStream(3, NorenConfig.flattrade()),
                    NorenFeed.INSTRUMENTS,
                    "1 connection, shared with order updates",
                    "until 05:00 IST the next morning",
                    List.of(
                            "A Flattrade account; the API costs nothing.",
                            "An API key and secret made at wall.flattrade.in, with any redirect"
                                    + " URL.",
                            "One login in the browser each day, after 05:00 IST.",
                            "No other program with the same token: each new socket ends the one"
                                    + " before it."),
                    "https://wall.flattrade.in");

    private static final BrokerKind SHOONYA =
            new BrokerKind(
                    "shoonya",
                    "Finvasia Shoonya",
                    "ICEBREAKER_SHOONYA_TOKEN",
                    ShoonyaLogin::new,
                    new NorenStream(4, NorenConfig.shoonyaClassic()),
                    NorenFeed.INSTRUMENTS,
                    "1 connection; more than about 100 instruments may stay silent",
                    "until 05:00 IST the next morning",
                    List.of(
                            "A Shoonya account with TOTP switched on; the API costs nothing.",
                            "An API key and vendor code made at prism.shoonya.com.",
                            "The TOTP seed (the text beside the QR code when TOTP is switched on):"
                                    + " with it the login needs nobody."),
                    "https://prism.shoonya.com");

    /** What people call them besides. */
    private static final Map<String, String> ALIASES =
            Map.of(
                    "noren", "flattrade",
                    "zerodha", "kite",
                    "angel", "smartapi",
                    "angelone", "smartapi",
                    "finvasia", "shoonya");

    private static final List<BrokerKind> ALL = List.of(KITE, SMARTAPI, DHAN, FLATTRADE, SHOONYA);

    /** Twenty levels are another wire: frames of it bear a number of their own. */
    private static final BrokerKind DHAN_DEPTH =
            DHAN.with(
                    new DhanStream(5, DhanMode.DEPTH20),
                    DHAN.login(),
                    DhanFeed.CONNECTIONS * DhanMode.DEPTH20.maxInstruments());

    private Brokers() {}

    static Map<String, List<String>> variants(String name) {
        return switch (name) {
            case "dhan" -> Map.of("mode", List.of("full", "quote", "ticker", "depth20"));
            case "flattrade" -> Map.of("gateway", List.of("new", "old"));
            case "shoonya" -> Map.of("gateway", List.of("classic", "oauth"));
            default -> Map.of();
        };
    }

    static BrokerKind variant(BrokerKind kind, String word) {
        return switch (word) {
            case "quote" -> live(kind, DhanMode.QUOTE);
            case "ticker" -> live(kind, DhanMode.TICKER);
            case "depth20" -> DHAN_DEPTH;
            case "old" -> gateway(kind, NorenConfig.flattradeOld(), kind.login());
            case "oauth" -> gateway(kind, NorenConfig.shoonya(), ShoonyaOauthLogin::new);
            default -> kind;
        };
    }

    private static BrokerKind live(BrokerKind kind, DhanMode mode) {
        int number = kind.stream().number();
        return kind.with(new DhanStream(number, mode), kind.login(), kind.maxInstruments());
    }

    private static BrokerKind gateway(
            BrokerKind kind, NorenConfig house, Function<LoginSetup, LoginFlow> login) {
        var stream = new NorenStream(kind.stream().number(), house);
        return kind.with(stream, login, kind.maxInstruments());
    }

    public static List<BrokerKind> all() {
        return ALL;
    }

    /** By name, whatever its case; the wire's family name stands for the one that speaks it. */
    public static Optional<BrokerKind> named(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        String known = ALIASES.getOrDefault(wanted, wanted);
        return ALL.stream().filter(kind -> kind.name().equals(known)).findFirst();
    }

    /** The one that captured frames bear the number of. */
    public static Optional<BrokerKind> numbered(int number) {
        return Stream.concat(ALL.stream(), Stream.of(DHAN_DEPTH))
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
