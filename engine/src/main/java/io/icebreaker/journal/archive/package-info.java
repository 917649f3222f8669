/**
 * A day's journal in one small file and back: events delta-coded in columns, compressed, checked block by
 * block.
 */
package io.icebreaker.journal.archive;
