package eu.briefwissel.local.bench;

import eu.briefwissel.crypto.CryptoRates;
import java.io.IOException;
import java.util.Locale;

/** {@link CryptoRates} as a program of its own: a name, a tab and the rate a line. */
final class PrintRates {

    private PrintRates() {}

    public static void main(String[] arguments) throws IOException {
        CryptoRates.measure(arguments)
                .forEach((name, rate) -> System.out.printf(Locale.ROOT, "%s\t%.0f%n", name, rate));
    }
}
