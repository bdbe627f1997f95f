/**
 * What a message may carry: attachments judged by their bytes, and bodies judged as XHTML 1.0 Strict, with their plain
 * text. Bounded time and memory for whatever bytes come in; a refusal is a value and repeats nothing of the content.
 * Never here: a PDF library, AWT, a network or file access, a limit that belongs to one channel.
 */
@NullMarked
package eu.briefwissel.document;

import org.jspecify.annotations.NullMarked;
