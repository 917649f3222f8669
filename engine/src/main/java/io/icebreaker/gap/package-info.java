/**
 * Where a recording lacks packets: one definition for reports, the transport bar and whoever else asks.
 * Reads events as they go by, a calendar for the hours in which something can be missed; writes nothing.
 */
package io.icebreaker.gap;
