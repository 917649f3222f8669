/**
 * What a bar is: its words in a {@code long[]}, how two bars merge, how a footprint is read. Pure
 * arithmetic that stages, the board and the page's server share, so that no number is computed twice in two
 * ways. Imports the JDK and the flags of a trade.
 */
package io.icebreaker.bar;
