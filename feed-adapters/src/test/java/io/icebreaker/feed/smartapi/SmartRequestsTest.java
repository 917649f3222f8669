package io.icebreaker.feed.smartapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmartRequestsTest {
    private final SmartRequests requests = new SmartRequests();

    private static BrokerInstrument one(String exchange, long token, InstrumentType type) {
        String segment = type == InstrumentType.IDX ? "IDX" : SmartLayout.segment(exchange);
        return new BrokerInstrument(
                new Instrument(segment, token, "S" + token, type, "", null, 0, 1, 500),
                exchange,
                token,
                "S" + token);
    }

    @Test
    void groupsTokensByExchangeTypeAndSplitsByMode() {
        var messages =
                requests.subscribe(
                        List.of(
                                one("NSE", 2885, InstrumentType.EQ),
                                one("MCX", 234230, InstrumentType.FUT),
                                one("NSE", 99926000, InstrumentType.IDX),
                                one("NSE", 1594, InstrumentType.EQ),
                                one("NCDEX", 7, InstrumentType.FUT)));

        assertEquals(
                List.of(
                        "{\"correlationID\":\"ice0000000\",\"action\":1,\"params\":{\"mode\":2,\"tokenList\":["
                                + "{\"exchangeType\":1,\"tokens\":[\"99926000\"]}]}}",
                        "{\"correlationID\":\"ice0000001\",\"action\":1,\"params\":{\"mode\":3,\"tokenList\":["
                                + "{\"exchangeType\":1,\"tokens\":[\"2885\",\"1594\"]},"
                                + "{\"exchangeType\":5,\"tokens\":[\"234230\"]},"
                                + "{\"exchangeType\":7,\"tokens\":[\"7\"]}]}}"),
                messages);
    }

    @Test
    void knowsWhatARefusedRequestAskedFor() {
        var share = one("NSE", 1, InstrumentType.EQ);
        requests.subscribe(List.of(share));
        requests.unsubscribe(List.of(share));

        assertEquals(List.of(share), requests.subscribedBy("ice0000000"));
        assertEquals(List.of(), requests.subscribedBy("ice0000001"));
        assertEquals(List.of(), requests.subscribedBy(""));
        requests.forget();
        assertEquals(List.of(), requests.subscribedBy("ice0000000"));
    }

    @Test
    void remembersABoundedNumberOfRequests() {
        for (int i = 0; i < 100; i++) {
            requests.subscribe(List.of(one("NSE", 1 + i, InstrumentType.EQ)));
        }
        assertEquals(List.of(), requests.subscribedBy("ice0000000"));
        assertEquals(1, requests.subscribedBy("ice0000099").size());
    }
}
