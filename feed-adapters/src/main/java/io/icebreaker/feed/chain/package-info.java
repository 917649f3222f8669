/**
 * Recorded option chains, snapshot by snapshot: NSE's web JSON, its one-minute CSV, the stocks' CSV and
 * Dhan's REST answer. Prices E4, open interest and volume in units. What cannot be used is counted with its
 * place, never a reason to stop. Cold code, one thread.
 */
package io.icebreaker.feed.chain;
