/**
 * The slow, obvious twin: trades, bars and footprints recomputed from the text of analytics 0 to 3 with
 * lists, maps and
 * look-backs over whole recordings. Test scope; shares no code with the stages it is compared with.
 */
package io.icebreaker.reference;
