/**
 * A rate kept from a schedule, through the whole engine: frame bytes in, consequences visible out, time
 * counted from the planned instant.
 */
package io.icebreaker.bench.paced;
