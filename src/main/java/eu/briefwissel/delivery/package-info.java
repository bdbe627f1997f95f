/**
 * The core: what a delivery is, which steps it may take and what is decided when something happens to it. Pure Java:
 * no I/O, no clock, no framework, and nothing of ours is imported.
 */
@NullMarked
package eu.briefwissel.delivery;

import org.jspecify.annotations.NullMarked;
