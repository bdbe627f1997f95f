/** Tests of what the benchmarks read and print; nothing here is timed. */
@NullMarked
package eu.briefwissel.local.bench;

import org.jspecify.annotations.NullMarked;
