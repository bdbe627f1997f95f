package eu.briefwissel.local.bench;

import eu.briefwissel.local.StartRefused;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What pgbench says at its end.
 *
 * @param transactions how many it committed
 * @param perSecond without the time it took to connect
 */
record PgbenchOutput(long transactions, double perSecond) {

    /** With {@code -t} it names the number wanted behind a slash. */
    private static final Pattern TRANSACTIONS =
            Pattern.compile("(?m)^number of transactions actually processed: (\\d+)");

    /** Up to version 13 it gives two rates; the second is the one that version 14 kept. */
    private static final Pattern RATE = Pattern.compile(
            "(?m)^tps = ([0-9.]+) \\((?:without initial connection time|excluding connections establishing)\\)");

    private static final Pattern FAILED = Pattern.compile("(?m)^number of failed transactions: [1-9]");

    /** @throws StartRefused where it does not read like a run to the end without a failure */
    static PgbenchOutput parse(String output) {
        if (FAILED.matcher(output).find()) {
            throw new StartRefused("pgbench had failing transactions:\n" + output);
        }
        return new PgbenchOutput(Long.parseLong(find(TRANSACTIONS, output)), Double.parseDouble(find(RATE, output)));
    }

    private static String find(Pattern pattern, String output) {
        return Optional.of(pattern.matcher(output))
                .filter(matcher -> matcher.find())
                .map(matcher -> matcher.group(1))
                .orElseThrow(() -> new StartRefused("pgbench says something else than expected:\n" + output));
    }
}
