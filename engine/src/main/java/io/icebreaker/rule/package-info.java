/**
 * The alert rule language (analytics 9): text to tokens to a tree with types, its canonical form and version,
 * the flat program over numeric slots, its evaluation in three truths, and when a rule fires.
 *
 * <p>Cold: lexer, parser, rule file, loading. Hot, on the thread that owns it: {@link
 * io.icebreaker.rule.RuleKernel} and {@link io.icebreaker.rule.RuleMachine}, which allocate nothing. Where
 * values come from is a {@link io.icebreaker.rule.SlotSource}'s business; nothing here knows an indicator.
 */
package io.icebreaker.rule;
