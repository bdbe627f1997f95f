/**
 * The Berichtenbox as Logius runs it (dialect {@code globe}): an ebMS adapter with the REST interface of ebms-core 2.20, behind it the
 * processing of batches by the official XSDs and the rules beside them, and the subscription check over WUS. What no published document
 * says is decided in {@link eu.briefwissel.sandbox.globe.JudgeLetters} and {@link eu.briefwissel.sandbox.globe.AdapterAnswers}. No
 * other operator is known here.
 */
@NullMarked
package eu.briefwissel.sandbox.globe;

import org.jspecify.annotations.NullMarked;
