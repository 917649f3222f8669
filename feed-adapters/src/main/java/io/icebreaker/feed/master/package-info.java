/**
 * Brokers' daily instrument masters: fetched, checked and kept; read row by row; joined to one instrument a
 * thing across brokers; searched; and chosen from by words in the configuration.
 */
package io.icebreaker.feed.master;
