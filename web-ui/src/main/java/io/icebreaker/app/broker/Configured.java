package io.icebreaker.app.broker;

import java.nio.file.Path;
import java.util.List;

/**
 * A feed as the configuration has it.
 *
 * @param words what it streams: choices and symbols
 * @param from the file that says so
 */
public record Configured(Account account, List<String> words, Path from) {}
