package eu.briefwissel.ingest.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitLinesTest {

    private static final int LONGEST = 5;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void makesTheSameLinesHoweverTheyAreCut(int piece) {
        assertThat(split("one\n\ntwo\r\n \t\nthree\nmuch too long\nx", piece))
                .containsExactly("1 one", "3 two", "5 three", "6 too long", "7 x");
    }

    @Test
    void keepsNothingOfALineThatIsTooLong() {
        var split = new SplitLines(LONGEST);

        List<Line> lines = split.feed("sixsix\nfive5\nfive5\r\nsixsix\r\n".getBytes(UTF_8));

        assertThat(lines).extracting(Line::isTooLong).containsExactly(true, false, false, true);
        assertThat(lines.getFirst().bytes()).isEmpty();
    }

    @Test
    void makesNoLineOfWhatNothingEndsBeforeTheUploadDoes() {
        var split = new SplitLines(LONGEST);

        assertThat(split.feed("one\ntw".getBytes(UTF_8)))
                .extracting(Line::number)
                .containsExactly(1);
        assertThat(split.rest())
                .hasValueSatisfying(line -> assertThat(line.bytes()).isEqualTo("tw".getBytes(UTF_8)));
    }

    private static List<String> split(String text, int piece) {
        var split = new SplitLines(LONGEST);
        List<Line> lines = new ArrayList<>();
        byte[] bytes = text.getBytes(UTF_8);
        for (int from = 0; from < bytes.length; from += piece) {
            lines.addAll(split.feed(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + piece))));
        }
        split.rest().ifPresent(lines::add);
        return lines.stream()
                .map(line -> line.number() + " " + (line.isTooLong() ? "too long" : new String(line.bytes(), UTF_8)))
                .toList();
    }
}
