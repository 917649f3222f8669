package io.icebreaker.tick;

/**
 * What a rule file said.
 *
 * @param hash {@link RuleParts#hash} of it: what alerts refer to it by
 * @param json the file's text
 */
public record RuleText(long hash, String json) {}
