/**
 * Order-flow signals (analytics 4.2, OBI_W of 4.3, section 5). Reads the packet, its trade and event time
 * from the slot, the running session, the flow stage's knowledge of a day volume and the put-call ratio;
 * writes SIGNAL and OUTCOME findings and the sheets WINDOW and PERFORMANCE. On the compute lane, last before
 * the output.
 */
package io.icebreaker.stage.signal;
