/** Computes the tables of docs/scale.md from measured constants, so that the page cannot say what the constants do not. */
@NullMarked
package eu.briefwissel.scale;

import org.jspecify.annotations.NullMarked;
