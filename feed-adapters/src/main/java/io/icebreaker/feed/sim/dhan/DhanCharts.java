package io.icebreaker.feed.sim.dhan;

import static io.icebreaker.feed.sim.dhan.DhanReplies.*;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.feed.rest.Json;
import io.icebreaker.feed.sim.MarketTap;
import io.icebreaker.feed.sim.MarketTap.Minute;
import io.icebreaker.feed.sim.SimReply;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** Charts as Dhan answers them (feed-dhan 10.3). Used under the server's lock. */
final class DhanCharts {
    private final DhanNumbers numbers;
    private final MarketTap market;

    DhanCharts(DhanNumbers numbers, MarketTap market) {
        this.numbers = numbers;
        this.market = market;
    }

    /** Only bars of a minute are made. */
    SimReply minutes(Json body) throws IOException {
        int index =
                numbers.index(body.get("exchangeSegment").text(), body.get("securityId").text());
        if (index < 0 || !body.get("interval").text().equals("1")) {
            return DhanRestServer.badInput();
        }
        try {
            long fromNs = epochNs(body.get("fromDate").text(), false);
            long toNs = epochNs(body.get("toDate").text(), true);
            return columns(market.minutes(index, fromNs, toNs));
        } catch (DateTimeException e) {
            return DhanRestServer.badInput();
        }
    }

    private static long epochNs(String text, boolean isEnd) {
        LocalDateTime wall =
                text.length() > 10
                        ? LocalDateTime.parse(text, DASHES)
                        : LocalDate.parse(text).plusDays(isEnd ? 1 : 0).atStartOfDay();
        return wall.toEpochSecond(IST) * NS_PER_SECOND;
    }

    /** The day so far, as one bar of its midnight. */
    SimReply days(Json body) throws IOException {
        int index =
                numbers.index(body.get("exchangeSegment").text(), body.get("securityId").text());
        if (index < 0) {
            return DhanRestServer.badInput();
        }
        List<Minute> all = market.minutes(index, 0, Long.MAX_VALUE);
        if (all.isEmpty()) {
            return columns(List.of());
        }
        long open = all.get(0).open();
        long close = all.get(all.size() - 1).close();
        long high = all.stream().mapToLong(Minute::high).max().orElse(open);
        long low = all.stream().mapToLong(Minute::low).min().orElse(open);
        long volume = all.stream().mapToLong(Minute::volume).sum();
        String day = time(all.get(0).startNs(), DASHES).substring(0, 10);
        return columns(List.of(new Minute(epochNs(day, false), open, high, low, close, volume, 0)));
    }

    private static SimReply columns(List<Minute> bars) throws IOException {
        return object(
                json -> {
                    column(json, "open", bars, bar -> decimal(bar.open()));
                    column(json, "high", bars, bar -> decimal(bar.high()));
                    column(json, "low", bars, bar -> decimal(bar.low()));
                    column(json, "close", bars, bar -> decimal(bar.close()));
                    column(json, "volume", bars, bar -> BigDecimal.valueOf(bar.volume()));
                    column(
                            json,
                            "timestamp",
                            bars,
                            bar -> BigDecimal.valueOf(bar.startNs() / NS_PER_SECOND));
                    column(json, "open_interest", bars, bar -> BigDecimal.valueOf(bar.oi()));
                });
    }

    /** One number of a bar. */
    private interface Part {
        BigDecimal of(Minute bar);
    }

    /** Numbers as Dhan writes them: all with a point, large ones in scientific form. */
    private static void column(JsonGenerator json, String name, List<Minute> bars, Part part)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (Minute bar : bars) {
            json.writeNumber(part.of(bar).doubleValue());
        }
        json.writeEndArray();
    }
}
