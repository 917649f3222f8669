package io.icebreaker.web;

import io.icebreaker.bar.Interval;
import io.icebreaker.publish.Board;
import io.javalin.http.Context;
import java.util.Locale;

/** Marks of footprints, volume profiles, TPO profiles (analytics 3). Any HTTP thread. */
final class ProfileApi {
    private static final int USUAL_BARS = 500;
    private static final int MOST_BARS = 1_500;
    private static final long MOST_ROW_HEIGHT = 10_000_000_000L;

    private final Board board;

    ProfileApi(Board board) {
        this.board = board;
    }

    void marks(Context ctx) {
        var params = new Params(ctx);
        int id = params.instrument(board);
        Interval interval = params.interval();
        int limit = params.limit(USUAL_BARS, MOST_BARS);
        var marks = new StoredMarks(board, id, interval, params.ticksPerRow(), limit);
        Api.answer(ctx, marks::write);
    }

    void profile(Context ctx) {
        var params = new Params(ctx);
        int id = params.instrument(board);
        VolumeProfile.Scope scope = scope(ctx);
        boolean range = scope == VolumeProfile.Scope.RANGE;
        boolean fixed = scope == VolumeProfile.Scope.FIXED;
        long fromNs = range || fixed ? params.timeNs("from") : 0;
        long toNs = range ? params.timeNs("to") : Math.max(fromNs, board.engineTimeNs());
        if (range && toNs <= fromNs) {
            throw new Refusal(400, "an empty range", "to", "a time after from, in epoch ms");
        }
        var profile = new VolumeProfile(board, id, scope, params.ticksPerRow(), fromNs, toNs).run();
        Api.answer(ctx, profile::write);
    }

    private static VolumeProfile.Scope scope(Context ctx) {
        String name = ctx.queryParam("scope");
        if (name == null) {
            return VolumeProfile.Scope.SESSION;
        }
        for (VolumeProfile.Scope scope : VolumeProfile.Scope.values()) {
            if (scope.name().toLowerCase(Locale.ROOT).equals(name)) {
                return scope;
            }
        }
        throw new Refusal(400, "unknown scope", "scope", "one of session previous range fixed");
    }

    void tpo(Context ctx) {
        var params = new Params(ctx);
        int id = params.instrument(board);
        long height = params.whole("rowHeight", 0, MOST_ROW_HEIGHT);
        if (height % board.instrument(id).tickSize() != 0) {
            throw new Refusal(
                    400,
                    "not a multiple of the tick",
                    "rowHeight",
                    "a multiple of " + board.instrument(id).tickSize() + " (E4)");
        }
        Api.answer(ctx, new TpoJson(board, id).answer(height));
    }
}
