package eu.briefwissel.sandbox.recipient;

import java.util.stream.IntStream;

/** The identifiers by which a recipient is addressed, each with the check of its digits. */
public enum IdentifierKind {
    /** Dutch citizen service number: nine digits and the eleven check. */
    BSN,
    /** Belgian national register or bis number: eleven digits, the last two count modulo 97. */
    INSZ,
    /** Belgian enterprise number: ten digits beginning with 0 or 1, the last two count modulo 97. */
    KBO;

    // Wet algemene bepalingen burgerservicenummer: weights 9 to 2, the last digit counts as -1.
    private static final int[] ELEVEN_CHECK_WEIGHTS = {9, 8, 7, 6, 5, 4, 3, 2, -1};
    private static final long BORN_SINCE_2000 = 2_000_000_000L;

    /** Whether the text has the form of this identifier and its check digits agree. */
    public boolean valid(String text) {
        return switch (this) {
            case BSN -> passesElevenCheck(text);
            case INSZ -> passesInszCheck(text);
            case KBO -> passesKboCheck(text);
        };
    }

    private static boolean passesElevenCheck(String text) {
        if (!text.matches("[0-9]{9}") || text.equals("000000000")) {
            return false;
        }
        var sum = IntStream.range(0, ELEVEN_CHECK_WEIGHTS.length)
                .map(i -> ELEVEN_CHECK_WEIGHTS[i] * (text.charAt(i) - '0'))
                .sum();
        return sum % 11 == 0;
    }

    private static boolean passesInszCheck(String text) {
        if (!text.matches("[0-9]{11}")) {
            return false;
        }
        var number = Long.parseLong(text.substring(0, 9));
        var digits = Long.parseLong(text.substring(9));
        // KB 3 april 1984, art. 1: from 2000 on a 2 is put before the number that is divided.
        return digits == 97 - number % 97 || digits == 97 - (BORN_SINCE_2000 + number) % 97;
    }

    private static boolean passesKboCheck(String text) {
        // KB 24 juni 2003: eight digits and their complement to 97.
        return text.matches("[01][0-9]{9}")
                && Integer.parseInt(text.substring(8)) == 97 - Integer.parseInt(text.substring(0, 8)) % 97;
    }
}
