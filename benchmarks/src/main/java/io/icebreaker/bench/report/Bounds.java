package io.icebreaker.bench.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What bounds a target that is missed, and which designs have been tried, by people: a text beside this
 * class, of one block a target. A block's first line is the target's id, the second what bounds it, each
 * further one a design.
 */
final class Bounds {
    private final Map<String, List<String>> blocks;

    private Bounds(Map<String, List<String>> blocks) {
        this.blocks = blocks;
    }

    /** The text that is shipped. */
    static Bounds shipped() {
        try (InputStream text = Bounds.class.getResourceAsStream("bounds.txt")) {
            return of(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Bounds of(String text) {
        Map<String, List<String>> blocks = new LinkedHashMap<>();
        for (String block : text.strip().split("\n\\s*\n")) {
            List<String> lines = new ArrayList<>(block.strip().lines().toList());
            blocks.put(lines.remove(0).strip(), List.copyOf(lines));
        }
        return new Bounds(blocks);
    }

    /** What bounds a target, then a design a line; empty when nothing is said of it. */
    List<String> of(Target target) {
        return blocks.getOrDefault(target.id(), List.of());
    }

    /** The ids it speaks of. */
    List<String> ids() {
        return List.copyOf(blocks.keySet());
    }
}
