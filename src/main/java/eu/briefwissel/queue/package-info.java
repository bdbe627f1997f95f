/**
 * Wake-ups, transport only: that a stage has work, never what work, and never content. A wake-up may be lost, late,
 * doubled or reordered; the rows are the truth, and whoever polls finds them.
 */
@NullMarked
package eu.briefwissel.queue;

import org.jspecify.annotations.NullMarked;
