/** The packaged program from outside, as its users meet it: real processes, real HTTP, killed and started again. */
@NullMarked
package eu.briefwissel.packaged;

import org.jspecify.annotations.NullMarked;
