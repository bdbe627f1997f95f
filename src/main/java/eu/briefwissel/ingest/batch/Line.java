package eu.briefwissel.ingest.batch;

/**
 * A line of an upload.
 *
 * @param number from 1; those without anything in them are counted and not made
 * @param bytes without its end; empty where it is too long
 */
record Line(int number, byte[] bytes, boolean isTooLong) {
    @Override
    public String toString() {
        return "line " + number;
    }
}
