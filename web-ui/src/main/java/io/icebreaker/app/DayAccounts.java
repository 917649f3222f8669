package io.icebreaker.app;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.web.BrokerQuestions;
import io.icebreaker.web.EngineView.Broker;
import io.icebreaker.web.Orders;
import java.nio.file.Path;
import java.util.List;
import org.agrona.concurrent.EpochNanoClock;

/** What a live day asks its brokers over REST: minutes it did not see; orders, where one is armed. */
final class DayAccounts implements AutoCloseable {
    private final RestAccounts accounts;
    private final ArmedOrders orders; // null unless the configuration arms an account
    private final Backfill backfill;
    private final BrokerQuestions questions;

    /**
     * Opens them; asks nothing yet, but for an armed account's order book.
     *
     * @param day the day's directory
     * @throws CommandException when trading is armed and the orders log cannot be had
     */
    DayAccounts(
            AppConfig config,
            Universe universe,
            DayFeeds feeds,
            LiveEngine engine,
            Path day,
            EpochNanoClock clock) {
        accounts = RestAccounts.of(config, universe.book(), clock);
        questions = accounts.questions(universe.book());
        orders = orders(config.trading(), universe, engine, day, clock);
        backfill = new Backfill(engine, clock);
        if (config.backfill()) {
            feeds.forEachConnection(
                    (number, feed, instruments) -> {
                        if (accounts.of(feed) != null) {
                            backfill.add(number, feed, accounts.of(feed), instruments);
                        }
                    });
        }
    }

    /** Null unless the configuration arms an account: then nothing here can place an order. */
    private ArmedOrders orders(
            TradingPlan plan,
            Universe universe,
            LiveEngine engine,
            Path day,
            EpochNanoClock clock) {
        if (!plan.isArmed()) {
            return null;
        }
        List<BrokerInstrument> tradable = universe.choices().get(plan.account()).all();
        System.err.println("icebreaker: LIVE ORDERS: account " + plan.account() + " is armed");
        return ArmedOrders.open(
                plan,
                accounts.of(plan.account()),
                tradable,
                day,
                engine.board(),
                engine.instruments(),
                clock);
    }

    Orders orders() {
        return orders == null ? Orders.NONE : orders;
    }

    /** A feed's stream told of an order of its account; any thread, returns at once. */
    void onOrderUpdate(String feed) {
        if (orders != null && orders.account().equals(feed)) {
            orders.onOrderUpdate();
        }
    }

    /** What the page may ask. */
    BrokerQuestions questions() {
        return questions;
    }

    /** How calls to each account's broker fare. */
    List<Broker> status() {
        return accounts.status(backfill::status);
    }

    /** Now and then, from one thread. */
    void look() {
        backfill.look();
    }

    @Override
    public void close() {
        backfill.close();
        if (orders != null) {
            orders.close();
        }
    }
}
