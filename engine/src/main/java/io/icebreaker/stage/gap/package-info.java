/**
 * What the gaps of feeds have cost: FEED events say when a connection was away, the first packet of each
 * instrument behind it how much was traded meanwhile. Reads the trade in the slot; right behind flow, on the
 * compute lane.
 */
package io.icebreaker.stage.gap;
