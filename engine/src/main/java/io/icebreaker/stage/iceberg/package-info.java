/**
 * The displayed book against the trades (analytics 4.1, 4.3 to 4.5): iceberg-like levels, order flow
 * imbalance, touches that hold. Reads the slot, the instrument's session and HISTORY events; writes findings,
 * sheet BOOK and a bar's OFI; on the compute lane.
 */
package io.icebreaker.stage.iceberg;
