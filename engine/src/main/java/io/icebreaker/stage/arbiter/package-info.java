/**
 * One instrument from several feeds becomes one stream: which packets count, and which parts of them. Reads
 * the slot's input prefix and what flow knows of the day; writes the slot's verdict; first of the compute
 * lane.
 */
package io.icebreaker.stage.arbiter;
