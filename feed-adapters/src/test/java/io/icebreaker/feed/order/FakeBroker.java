package io.icebreaker.feed.order;

import io.icebreaker.bar.Interval;
import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.rest.BrokerRest;
import io.icebreaker.feed.rest.Candle;
import io.icebreaker.feed.rest.Margins;
import io.icebreaker.feed.rest.OptionChain;
import io.icebreaker.feed.rest.OrderChange;
import io.icebreaker.feed.rest.OrderFill;
import io.icebreaker.feed.rest.OrderRequest;
import io.icebreaker.feed.rest.OrderState;
import io.icebreaker.feed.rest.OrderState.Status;
import io.icebreaker.feed.rest.Quote;
import io.icebreaker.feed.rest.RestException;
import io.icebreaker.feed.rest.RestStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A broker that takes every order it is sent, and answers or fails as told. */
class FakeBroker implements BrokerRest {
    final List<OrderRequest> placed = new ArrayList<>();
    final List<OrderChange> changes = new ArrayList<>();
    final List<String> cancelled = new ArrayList<>();
    RestException refusal;
    RestException afterwards;
    Runnable beforeAnswer = () -> {};

    @Override
    public String broker() {
        return "fake";
    }

    @Override
    public String place(OrderRequest order) throws RestException {
        if (refusal != null) {
            throw refusal;
        }
        placed.add(order);
        beforeAnswer.run();
        if (afterwards != null) {
            throw afterwards;
        }
        return "id" + placed.size();
    }

    @Override
    public void modify(String orderId, OrderChange change) throws RestException {
        if (refusal != null) {
            throw refusal;
        }
        changes.add(change);
    }

    @Override
    public void cancel(String orderId) throws RestException {
        if (refusal != null) {
            throw refusal;
        }
        cancelled.add(orderId);
    }

    @Override
    public List<OrderState> book() throws RestException {
        List<OrderState> book = new ArrayList<>();
        for (int n = 0; n < placed.size(); n++) {
            OrderRequest it = placed.get(n);
            String id = "id" + (n + 1);
            Status status = cancelled.contains(id) ? Status.CANCELLED : Status.OPEN;
            book.add(
                    new OrderState(
                            id,
                            it.tag(),
                            it.instrument().segment(),
                            it.instrument().symbol(),
                            it.side(),
                            it.type(),
                            it.qty(),
                            0,
                            it.price(),
                            it.trigger(),
                            0,
                            status,
                            0,
                            ""));
        }
        return book;
    }

    @Override
    public List<Quote> quotes(List<BrokerInstrument> instruments) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<LocalDate> expiries(BrokerInstrument underlying) {
        throw new UnsupportedOperationException();
    }

    @Override
    public OptionChain chain(BrokerInstrument underlying, LocalDate expiry, int strikes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Candle> history(
            BrokerInstrument instrument, Interval interval, long from, long to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<BrokerInstrument> search(String words) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Margins margins() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<OrderFill> trades() {
        throw new UnsupportedOperationException();
    }

    @Override
    public RestStatus status() {
        throw new UnsupportedOperationException();
    }
}
