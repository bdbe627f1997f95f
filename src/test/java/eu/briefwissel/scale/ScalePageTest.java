package eu.briefwissel.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Written anew by {@code ./mvnw test -Dtest=ScalePageTest -Dbriefwissel.scale.refresh}. */
class ScalePageTest {

    private static final Path PAGE = Path.of("docs/scale.md");
    private static final String BEGIN = "<!-- computed -->\n";
    private static final String END = "<!-- end of what is computed -->";
    private static final long PDF = 100_000;
    private static final double WHOLE_FROM = 10;

    private final Constants constants = Constants.read();
    private final List<Month> months = Stream.of(0L, PDF)
            .flatMap(file ->
                    Stream.of(1_000_000L, 10_000_000L, 100_000_000L).map(many -> new Month(constants, many, file)))
            .toList();

    @Test
    void saysWhatTheConstantsAmountTo() throws IOException {
        String page = Files.readString(PAGE);
        String computed = table();
        if (System.getProperty("briefwissel.scale.refresh") != null) {
            page = page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
                    + computed
                    + page.substring(page.indexOf(END));
            Files.writeString(PAGE, page);
        }

        assertThat(page)
                .as("docs/scale.md; refresh it with ./mvnw test -Dtest=ScalePageTest -Dbriefwissel.scale.refresh")
                .contains(BEGIN + computed + END);
    }

    /** A page that nobody reads when a constant changes would still be right; one that nobody can check would not. */
    @Test
    void namesASourceForEveryConstant() throws IOException {
        List<String> lines = Files.readAllLines(Constants.FILE);

        assertThat(lines)
                .filteredOn(line -> !line.startsWith("#") && line.contains("="))
                .allSatisfy(line -> assertThat(lines.get(lines.indexOf(line) - 1))
                        .as(line)
                        .matches("# (measured|assumed|set|price|limit)[ ,:].*|[a-z].*=.*"));
    }

    private String table() {
        return "| | 1,500 bytes | | | with a PDF of 100 kB | | |\n|---|--:|--:|--:|--:|--:|--:|\n"
                + row("letters a month", Month::letters)
                + row("letters a second at the peak", Month::peak)
                + row("calls to operators a second at the peak", Month::callsToOperators)
                + row("functions at once: ingest", Month::ingestFunctions)
                + row("functions at once: publish", Month::publishFunctions)
                + row("database connections", Month::connections)
                + row("Aurora capacity units at the peak", Month::unitsAtPeak)
                + row("I/O operations a second of a plain PostgreSQL at the peak", Month::writesASecond)
                + row("write-ahead log at the peak, MB a second", Month::aheadAtPeak)
                + row("stored by a month, GB", Month::storedAMonth)
                + row("stored after a year, GB", month -> month.storedAfter(12))
                + row("stored after seven years, GB", month -> month.storedAfter(84))
                + row("months until an Aurora volume is full", Month::monthsUntilFull)
                + row("functions, $ a month", Month::functionPrice)
                + row("HTTP API and queue, $ a month", Month::requestPrice)
                + row("database, $ in the twelfth month", Month::databasePrice)
                + row("**all, Frankfurt, $ in the twelfth month**", Month::price)
                + row("$ a thousand letters", month -> month.price() / month.letters() * 1_000);
    }

    private String row(String what, ToDoubleFunction<Month> value) {
        return months.stream()
                .map(value::applyAsDouble)
                .map(ScalePageTest::written)
                .collect(Collectors.joining(" | ", "| " + what + " | ", " |\n"));
    }

    private static String written(double value) {
        return String.format(Locale.ROOT, value >= WHOLE_FROM ? "%,.0f" : value >= 1 ? "%,.1f" : "%,.3f", value);
    }
}
