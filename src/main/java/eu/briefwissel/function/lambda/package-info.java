/**
 * The entry points on AWS Lambda, inert everywhere else: an invocation has stages work off what is due, for as long as it
 * may last. What came with the trigger is never read: the row is the truth, the message only a wake-up. The handler that a
 * function is given chooses its stages; the switches of {@link eu.briefwissel.function.FunctionConfig} do not count here.
 */
@NullMarked
package eu.briefwissel.function.lambda;

import org.jspecify.annotations.NullMarked;
