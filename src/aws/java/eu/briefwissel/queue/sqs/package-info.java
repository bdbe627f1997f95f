/**
 * Wake-ups by Amazon SQS. Not in every build: what knows AWS stands in a source folder of its own, so that a program that
 * runs elsewhere does not carry its SDK.
 */
@NullMarked
package eu.briefwissel.queue.sqs;

import org.jspecify.annotations.NullMarked;
