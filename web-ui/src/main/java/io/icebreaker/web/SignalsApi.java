package io.icebreaker.web;

import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.PerformanceWords;
import io.icebreaker.finding.Sheet;
import io.icebreaker.finding.SignalWords;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.Copy;
import io.icebreaker.publish.FindingLog;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;

/** Signals and how they did. Any HTTP thread. */
final class SignalsApi {
    private static final int USUAL = 200;
    private static final int MOST = 2_000;

    /** IST is UTC + 05:30, fixed. */
    private static final long IST_OFFSET_NS = 19_800_000_000_000L;

    private static final long DAY_NS = 86_400_000_000_000L;

    private final Board board;

    SignalsApi(Board board) {
        this.board = board;
    }

    void route(RoutesConfig routes) {
        routes.get("/api/signals", this::signals);
        routes.get("/api/signals/performance", this::performance);
    }

    private void signals(Context ctx) {
        int limit = new Params(ctx).limit(USUAL, MOST);
        int status = status(ctx.queryParam("status"));
        long sequence = board.sequence(); // first: the signals are at least this new
        FindingLog log = board.findings().log(FindingType.SIGNAL);
        List<Long> positions = newest(log, status, limit);
        long[] w = performanceWords();
        Api.answer(
                ctx,
                json -> {
                    json.writeStartObject();
                    json.writeNumberField("sequence", sequence);
                    json.writeNumberField("cap", w[PerformanceWords.CAP]);
                    json.writeNumberField("emittedToday", emittedToday(w));
                    json.writeNumberField("minConfidence", w[PerformanceWords.MIN_CONFIDENCE]);
                    json.writeStringField("unproven", SignalText.UNPROVEN);
                    json.writeArrayFieldStart("signals");
                    for (long position : positions) {
                        FindingLog.Reader record = log.reader(position);
                        if (record.next() && record.position() == position + 1) {
                            SignalJson.signal(json, board, record);
                        }
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                });
    }

    /** Number of a status by its name, -1 for any. */
    private static int status(String name) {
        if (name == null) {
            return -1;
        }
        for (int status = 0; status <= SignalWords.SUPPRESSED_CAP; status++) {
            if (SignalWords.statusName(status).equals(name)) {
                return status;
            }
        }
        throw new Refusal(
                400,
                "unknown status",
                "status",
                "EMITTED, SUPPRESSED_OPPOSITE or SUPPRESSED_CAP; without it all are listed");
    }

    /** Places of the latest signals in the log, the newest first. */
    private static List<Long> newest(FindingLog log, int status, int limit) {
        List<Long> positions = new ArrayList<>();
        FindingLog.Reader record = log.reader(0);
        while (record.next()) {
            if (status < 0 || record.word(SignalWords.STATUS) == status) {
                positions.add(0, record.position() - 1);
            }
        }
        return positions.subList(0, Math.min(limit, positions.size()));
    }

    private long[] performanceWords() {
        var copy = new Copy();
        board.findings().read(Sheet.PERFORMANCE, 0, copy);
        boolean isThere = copy.length() == PerformanceWords.WORDS;
        return isThere ? copy.words() : new long[PerformanceWords.WORDS];
    }

    /** Emitted on the trading day that the engine's time lies in: none yet if the last one was another. */
    private long emittedToday(long[] w) {
        long today = Math.floorDiv(board.engineTimeNs() + IST_OFFSET_NS, DAY_NS);
        return today == w[PerformanceWords.EPOCH_DAY] ? w[PerformanceWords.EMITTED_TODAY] : 0;
    }

    private void performance(Context ctx) {
        var copy = new Copy();
        board.findings().read(Sheet.PERFORMANCE, 0, copy);
        Api.answer(ctx, json -> PerformanceJson.write(json, board, 0, copy));
    }
}
