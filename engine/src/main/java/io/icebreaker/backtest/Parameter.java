package io.icebreaker.backtest;

import java.util.Objects;

/**
 * Something about a strategy that can be set.
 *
 * @param name what a parameter file calls it
 * @param usual what holds where nothing is set
 * @param sentence what it is, for a person
 */
public record Parameter(String name, String usual, String sentence) {
    public Parameter {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(usual, "usual");
        Objects.requireNonNull(sentence, "sentence");
    }
}
