package io.icebreaker.web;

import io.icebreaker.publish.Board;
import io.javalin.http.Handler;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Every question answered once, and who answers; the stream and the page's files are not among them. */
final class Routes {
    private final Map<String, Handler> answers = new TreeMap<>();

    Routes(Board board, EngineView engine, Health health) {
        var api = new Api(board, engine);
        var events = new EventBarApi(board, engine);
        answers.put("/api/health", health::answer);
        var latency = new LatencyApi(board, engine, health);
        answers.put("/api/latency", latency::answer);
        answers.put("/api/latency.hlog", latency::log);
        answers.put("/api/instruments", api::instruments);
        answers.put("/api/search", new SearchApi(board, engine)::answer);
        answers.put("/api/bars", events.barsOr(api::bars));
        answers.put("/api/footprint", events.footprintOr(api::footprint));
        answers.put("/api/vwap", new VwapApi(board)::vwap);
        answers.put("/api/icebergs", new IcebergsApi(board)::icebergs);
        answers.put("/api/feed-gaps", new FeedGapsApi(board)::gaps);
        answers.put("/api/accuracy", new AccuracyApi(board, engine)::answer);
        addProfiles(new ProfileApi(board));
        var signals = new SignalsApi(board);
        answers.put("/api/signals", signals::signals);
        answers.put("/api/signals/performance", signals::performance);
        answers.put("/api/paper", new PaperApi(board, engine)::paper);
        answers.put("/api/indicators", new IndicatorsApi(board)::indicators);
        answers.put("/api/patterns", new PatternsApi(board)::patterns);
        answers.put("/api/levels", new ChartLevels(board)::levels);
        addOptions(new OptionsApi(board));
        addScans(board, engine);
        var backtests = new BacktestsApi(BacktestsApi.usualRoot());
        answers.put("/api/backtests", backtests::list);
        answers.put("/api/backtests/{id}/{file}", backtests::file);
        answers.put("/api/rest", new AnswersApi(engine)::brokers);
        answers.put("/api/openapi.json", Description::answer);
    }

    private void addProfiles(ProfileApi profiles) {
        answers.put("/api/marks", profiles::marks);
        answers.put("/api/profile", profiles::profile);
        answers.put("/api/tpo", profiles::tpo);
    }

    private void addScans(Board board, EngineView engine) {
        var market = new MarketApi(board, engine);
        answers.put("/api/market", market::market);
        answers.put("/api/market/sectors", market::sectors);
        var scans = new ScansApi(board, new ScanKinds(board, engine));
        answers.put("/api/scans", scans::list);
        answers.put("/api/scans/{name}", scans::scan);
        answers.put("/api/scans/btst/outcomes", new OutcomesApi(board)::answer);
        answers.put("/api/market/correlation", new CorrelationApi(board)::answer);
        answers.put("/api/market/seasonality", new SeasonalityApi(board)::answer);
    }

    private void addOptions(OptionsApi options) {
        answers.put("/api/options/chains", options::chains);
        answers.put("/api/options/summary", options::summary);
        answers.put("/api/options/chain", options::chain);
        answers.put("/api/options/history", options::history);
    }

    void forEach(BiConsumer<String, Handler> action) {
        answers.forEach(action);
    }
}
