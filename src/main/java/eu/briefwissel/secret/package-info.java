/**
 * Settings that name a secret instead of being one, as they are read when the process starts. What is read stays in memory,
 * and stands in no log and no error: those name the setting.
 */
@NullMarked
package eu.briefwissel.secret;

import org.jspecify.annotations.NullMarked;
