/**
 * The entry points: what is deployed, and which of its functions a process carries. Translation only: a function turns a
 * trigger into a call of a stage, and the stage's answer into the trigger's. Nothing here decides anything about a
 * delivery, and nothing here reaches the store, a key or a channel.
 */
@NullMarked
package eu.briefwissel.function;

import org.jspecify.annotations.NullMarked;
