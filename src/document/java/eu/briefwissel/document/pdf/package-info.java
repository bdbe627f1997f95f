/**
 * The look into PDFs, with libraries that need AWT: in a Java process of its own, with a bound on its memory, a bound on its
 * time and nothing of our secrets, since whoever wrote the PDF may mean harm. Never here: a decision about a message.
 */
@NullMarked
package eu.briefwissel.document.pdf;

import org.jspecify.annotations.NullMarked;
