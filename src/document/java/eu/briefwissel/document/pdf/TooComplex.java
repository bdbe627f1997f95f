package eu.briefwissel.document.pdf;

/** More was found in a PDF than is looked at. */
final class TooComplex extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooComplex(String what) {
        super("more than is looked at: " + what);
    }
}
