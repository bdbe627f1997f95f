package eu.briefwissel.document;

/**
 * The width and height a picture claims, in pixels. Bounded because a few bytes can claim a picture that fills the
 * memory of whoever opens it: 20,000 a side is an A3 sheet at 1,200 dpi, 100 million an A3 sheet at 700 dpi.
 */
record ImageSize(long width, long height) {
    private static final int LONGEST_SIDE = 20_000;
    private static final int MOST_PIXELS = 100_000_000;

    boolean isSane() {
        return width >= 1
                && height >= 1
                && width <= LONGEST_SIDE
                && height <= LONGEST_SIDE
                && width * height <= MOST_PIXELS;
    }
}
