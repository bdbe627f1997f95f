package eu.briefwissel.function.lambda;

/** How far an invocation came. */
enum Outcome {
    /** No stage had anything due any more. */
    NOTHING_DUE,
    /** Some was worked off; the time was over before it was known that nothing is left. */
    OUT_OF_TIME,
    /** There was no time to look at all. */
    NOT_BEGUN
}
