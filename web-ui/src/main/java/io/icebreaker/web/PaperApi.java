package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.OrderWords;
import io.icebreaker.finding.PaperTradeWords;
import io.icebreaker.finding.Sheet;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.Copy;
import io.icebreaker.publish.FindingLog;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The paper account: positions, trades, orders, the day and its equity. Any HTTP thread. */
final class PaperApi {
    static final String NOTE =
            "simulated: no order leaves the engine; own orders have no market impact and do not see each"
                    + " other; charges are estimates, the rates are not verified";

    private static final int USUAL = 200;
    private static final int MOST = 2_000;

    private final Board board;
    private final EngineView engine;

    PaperApi(Board board, EngineView engine) {
        this.board = board;
        this.engine = engine;
    }

    void paper(Context ctx) {
        int limit = new Params(ctx).limit(USUAL, MOST);
        long sequence = board.sequence(); // first: what follows is at least this new
        var account = new Copy();
        board.findings().read(Sheet.PAPER, 0, account);
        var json = new PaperJson(board, account);
        List<FindingLog.Reader> trades =
                latest(FindingType.PAPER_TRADE, PaperTradeWords.NUMBER, limit);
        List<FindingLog.Reader> orders = latest(FindingType.ORDER, OrderWords.NUMBER, limit);
        Api.answer(
                ctx,
                out -> {
                    out.writeStartObject();
                    out.writeNumberField("sequence", sequence);
                    head(out);
                    json.positions(out);
                    out.writeArrayFieldStart("trades");
                    for (FindingLog.Reader trade : trades) {
                        json.trade(out, trade);
                    }
                    out.writeEndArray();
                    out.writeArrayFieldStart("orders");
                    for (FindingLog.Reader order : orders) {
                        json.order(out, order);
                    }
                    out.writeEndArray();
                    json.day(out);
                    json.equity(out);
                    out.writeEndObject();
                });
    }

    private void head(JsonGenerator out) throws java.io.IOException {
        EngineView.Paper paper = engine.paper();
        out.writeStringField("strategy", paper.strategy());
        out.writeStringField("parameters", paper.parameters());
        out.writeStringField("model", paper.model());
        out.writeNumberField("latencyMs", paper.latencyMs());
        out.writeStringField("note", NOTE);
    }

    /** The last record of each number, the newest number first. */
    private List<FindingLog.Reader> latest(int type, int number, int limit) {
        FindingLog log = board.findings().log(type);
        Map<Long, Long> positions = new LinkedHashMap<>();
        FindingLog.Reader record = log.reader(0);
        while (record.next()) {
            positions.put(record.word(number), record.position() - 1);
        }
        List<Long> newest = new ArrayList<>(positions.keySet());
        newest.sort(Collections.reverseOrder());
        List<FindingLog.Reader> records = new ArrayList<>();
        for (Long key : newest.subList(0, Math.min(limit, newest.size()))) {
            FindingLog.Reader one = log.reader(positions.get(key));
            if (one.next() && one.word(number) == key) {
                records.add(one);
            }
        }
        return records;
    }
}
