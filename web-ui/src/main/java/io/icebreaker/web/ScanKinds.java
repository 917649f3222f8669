package io.icebreaker.web;

import io.icebreaker.publish.Board;
import io.icebreaker.scan.ScanProvider;
import java.util.ArrayList;
import java.util.List;

/** The scans there are: those shipped, then the user's. Any thread. */
final class ScanKinds {
    private final Board board;
    private final EngineView engine;

    ScanKinds(Board board, EngineView engine) {
        this.board = board;
        this.engine = engine;
    }

    /** Those listed, for one look. */
    List<ScanKind> listed() {
        List<ScanKind> all = new ArrayList<>(ScanKind.listed());
        for (ScanProvider provider : engine.ownScans()) {
            if (ScanKind.named(provider.name()) == null) { // a shipped name stays what it is
                all.add(OwnScanKind.of(provider, board));
            }
        }
        return all;
    }

    /** The scan of that name for one look; null for none. */
    ScanKind named(String name) {
        ScanKind shipped = ScanKind.named(name);
        if (shipped != null) {
            return shipped;
        }
        return engine.ownScans().stream()
                .filter(provider -> provider.name().equals(name))
                .map(provider -> OwnScanKind.of(provider, board))
                .findFirst()
                .orElse(null);
    }
}
