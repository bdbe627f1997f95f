/**
 * Templates of letters: by what they are found, the six variables that every letter has, and how they become subject and
 * body. Given template and values as arguments; whether what comes out may stand in a letter is judged elsewhere. Reads no
 * store, calls nobody, and knows of no variable that it was not given.
 */
@NullMarked
package eu.briefwissel.template;

import org.jspecify.annotations.NullMarked;
