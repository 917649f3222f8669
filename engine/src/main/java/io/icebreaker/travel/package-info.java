/**
 * Time travel: a recorded day through a pipeline and onto a board of its own, driven by a person. Reads a
 * journal (also one that is being written), writes nothing. A transport thread and a survey thread, both of
 * low priority and parking, besides the pipeline's lane.
 */
package io.icebreaker.travel;
