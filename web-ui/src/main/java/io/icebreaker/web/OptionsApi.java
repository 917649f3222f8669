package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.finding.ChainWords;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.Sheet;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.Copy;
import io.icebreaker.publish.FindingLog;
import io.icebreaker.tick.Instrument;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@code /api/options/...}: the chains as last computed, and how their figures went. Any HTTP thread. */
final class OptionsApi {
    private static final String HINT = "GET /api/options/chains lists those there are";

    /** What a point of the history has, in its order; the first is the time. */
    private static final int[] POINT = {
        ChainWords.PCR_OI,
        ChainWords.PCR_VOLUME,
        ChainWords.MAX_PAIN,
        ChainWords.ATM_IV,
        ChainWords.FORWARD,
        ChainWords.STRADDLE
    };

    private final Board board;

    OptionsApi(Board board) {
        this.board = board;
    }

    void chains(Context ctx) {
        list(ctx, find(null, null), OptionsApi::listed);
    }

    void summary(Context ctx) {
        list(
                ctx,
                find(ctx.queryParam("underlying"), expiry(ctx)),
                (json, from, words) -> OptionsJson.summary(json, from, words.words()));
    }

    void chain(Context ctx) {
        Copy one = one(ctx);
        Api.answer(ctx, json -> OptionsJson.chain(json, board, 0, one));
    }

    void history(Context ctx) {
        long number = one(ctx).words()[ChainWords.CHAIN];
        FindingLog.Reader reader = board.findings().log(FindingType.CHAIN).reader(0);
        Api.answer(
                ctx,
                json -> {
                    json.writeStartObject();
                    json.writeArrayFieldStart("points");
                    while (reader.next()) {
                        if (reader.word(ChainWords.CHAIN) == number) {
                            point(json, reader);
                        }
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                });
    }

    private static void point(JsonGenerator json, FindingLog.Reader record) throws IOException {
        json.writeStartArray();
        json.writeNumber(Json.ms(record.word(ChainWords.TIME_NS)));
        for (int word : POINT) {
            if (word == ChainWords.MAX_PAIN) {
                Json.number(json, record.word(word) != 0, record.word(word));
            } else {
                Json.number(json, record.number(word));
            }
        }
        json.writeEndArray();
    }

    private static void listed(JsonGenerator json, Board board, Copy words) throws IOException {
        json.writeStartObject();
        OptionsJson.names(json, board, words.words());
        json.writeNumberField("strikes", words.words()[ChainWords.STRIKES]);
        json.writeEndObject();
    }

    /** Writes one chain of a list. */
    private interface Item {
        void write(JsonGenerator json, Board board, Copy words) throws IOException;
    }

    private void list(Context ctx, List<Copy> found, Item item) {
        Api.answer(
                ctx,
                json -> {
                    json.writeStartObject();
                    json.writeArrayFieldStart("chains");
                    for (Copy words : found) {
                        item.write(json, board, words);
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                });
    }

    /** The chain asked for; without an expiry the nearest that has not expired, else the last. */
    private Copy one(Context ctx) {
        String underlying = ctx.queryParam("underlying");
        if (underlying == null || underlying.isEmpty()) {
            throw new Refusal(400, "missing", "underlying", HINT);
        }
        LocalDate expiry = expiry(ctx);
        List<Copy> found = find(underlying, expiry);
        if (found.isEmpty()) {
            throw new Refusal(404, "no such chain", expiry == null ? "underlying" : "expiry", HINT);
        }
        for (Copy chain : found) {
            if (chain.words()[ChainWords.EXPIRY_NS] > chain.words()[ChainWords.TIME_NS]) {
                return chain;
            }
        }
        return found.get(found.size() - 1);
    }

    static LocalDate expiry(Context ctx) {
        String text = ctx.queryParam("expiry");
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refusal(400, "not a date", "expiry", "a date like 2026-08-25");
        }
    }

    /** Chains computed so far, by underlying and expiry; null for any. */
    private List<Copy> find(String underlying, LocalDate expiry) {
        List<Copy> found = new ArrayList<>();
        for (int number = 0; number < board.findings().keys(Sheet.CHAIN); number++) {
            if (board.findings().version(Sheet.CHAIN, number) > 0) {
                var copy = new Copy();
                board.findings().read(Sheet.CHAIN, number, copy);
                if (fits(copy.words(), underlying, expiry)) {
                    found.add(copy);
                }
            }
        }
        found.sort(
                Comparator.comparing((Copy copy) -> name(copy.words()))
                        .thenComparing(copy -> copy.words()[ChainWords.EXPIRY_DAY]));
        return found;
    }

    private boolean fits(long[] words, String underlying, LocalDate expiry) {
        return (underlying == null || underlying.equals(name(words)))
                && (expiry == null || expiry.equals(OptionsJson.expiry(words)));
    }

    private String name(long[] words) {
        Instrument leg = board.instrument((int) words[ChainWords.ANY_LEG]);
        return leg == null ? "" : leg.underlying();
    }
}
