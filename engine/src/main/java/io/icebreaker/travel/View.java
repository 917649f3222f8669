package io.icebreaker.travel;

import io.icebreaker.publish.Board;
import io.icebreaker.ring.Pipeline;

/**
 * What there is to see now.
 *
 * @param epoch grows whenever another board takes the place of this one
 */
public record View(long epoch, Day day, Board board, Pipeline pipeline) {}
