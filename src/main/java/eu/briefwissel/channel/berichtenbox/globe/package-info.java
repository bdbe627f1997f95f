/**
 * The Berichtenbox as Logius runs it (dialect {@code globe}): batches of letters as XML through the REST interface of an ebMS
 * adapter, their results from there, and who has a subscription by SOAP. What is assumed of both stands in decision 33. It
 * never tells of reading and takes no replies. Never knows the dialect {@code bbk}, another channel or the store.
 */
@NullMarked
package eu.briefwissel.channel.berichtenbox.globe;

import org.jspecify.annotations.NullMarked;
