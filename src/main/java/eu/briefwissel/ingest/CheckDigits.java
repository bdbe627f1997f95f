package eu.briefwissel.ingest;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** The check digits of account numbers and payment references. */
final class CheckDigits {

    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
    private static final Pattern CREDITOR_REFERENCE = Pattern.compile("RF[0-9]{2}[A-Z0-9]{1,21}");
    private static final Pattern BELGIAN = Pattern.compile("(\\+{3}|\\*{3})[0-9]{3}/[0-9]{4}/[0-9]{5}\\1");
    private static final Pattern BELGIAN_START = Pattern.compile("(\\+{3}|\\*{3}).*");
    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    private CheckDigits() {}

    /** ISO 13616: its length, country by country, is the bank's to check. */
    static boolean isIban(String text) {
        return IBAN.matcher(text).matches() && holdsMod97(text);
    }

    /** Whether it is sound, or has the form of no structured reference at all. */
    static boolean mayBeReference(String text) {
        if (BELGIAN_START.matcher(text).matches()) {
            return BELGIAN.matcher(text).matches() && isBelgian(text.replaceAll("[^0-9]", ""));
        }
        String bare = text.replace(" ", "");
        return !CREDITOR_REFERENCE.matcher(bare).matches() || holdsMod97(bare);
    }

    /** Febelfin: the last two digits are the first ten modulo 97, and 97 where that is none. */
    private static boolean isBelgian(String digits) {
        long rest = Long.parseLong(digits.substring(0, 10)) % 97;
        return Long.parseLong(digits.substring(10)) == (rest == 0 ? 97 : rest);
    }

    /** ISO 7064: the first four behind the rest, letters as 10 to 35, is 1 modulo 97. */
    private static boolean holdsMod97(String text) {
        StringBuilder number = new StringBuilder();
        (text.substring(4) + text.substring(0, 4)).chars().forEach(c -> number.append(Character.digit(c, 36)));
        return new BigInteger(number.toString()).mod(MODULUS).equals(BigInteger.ONE);
    }
}
