/**
 * Fault tests as programs: each does one kind of harm to the engine, many times over, and counts what was
 * lost (reliability 5). Reads and writes only its own working directory; children are processes of their own.
 */
package io.icebreaker.faults;
