package eu.briefwissel.document.pdf;

/**
 * How much of a PDF is looked at, on top of the bounds that the process has.
 *
 * @param pages a book of this many is none of a letter's files
 * @param objects dictionaries, arrays and references
 * @param inflated bytes that come out of its streams, together: forty times the largest file
 */
record Limits(int pages, int objects, long inflated) {

    static final Limits USUAL = new Limits(10_000, 1_000_000, 1L << 30);
}
