package eu.briefwissel.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientSchemeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "999993653", // a usual test number
                "123456782", // the usual example of the 11-check
                "111222333",
                "010000008", // the sum is 0, which 11 divides
                "100000009"
            })
    void takesABsnThatPassesTheElevenCheck(String bsn) {
        assertThat(RecipientScheme.BSN.accepts(bsn)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"999993653", "123456782", "111222333"})
    void refusesABsnWithOneDigitWrong(String bsn) {
        assertThat(withOneDigitWrong(bsn)).noneMatch(RecipientScheme.BSN::accepts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "85073003328", // the usual example: born 30 July 1985
                "17073003384", // the same day of 2017: a 2 stands in front before the division
                "93051822361", // the example of many validators
                "85473003317", // a bis number, sex known: the month + 40
                "85273003371", // a bis number, sex not known: the month + 20
                "17473003373", // a bis number of someone born in 2017
                "17273003330",
                "00000009797" // check digits are 97 where the rest is 0, never 00
            })
    void takesAnInszWhoseCheckDigitsHoldInEitherCentury(String insz) {
        assertThat(RecipientScheme.INSZ.accepts(insz)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"85073003328", "17073003384", "93051822361", "85473003317", "85273003371"})
    void refusesAnInszWithOneDigitWrong(String insz) {
        assertThat(withOneDigitWrong(insz)).noneMatch(RecipientScheme.INSZ::accepts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0671516647", // FOD BOSA
                "0206731645", // RSZ
                "0203201340", // Nationale Bank van België
                "1000000021" // the range that began with 1 in 2023
            })
    void takesAKboNumberWhoseCheckDigitsHold(String kbo) {
        assertThat(RecipientScheme.KBO.accepts(kbo)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0671516647", "0206731645", "0203201340"})
    void refusesAKboNumberWithOneDigitWrong(String kbo) {
        assertThat(withOneDigitWrong(kbo)).noneMatch(RecipientScheme.KBO::accepts);
    }

    @ParameterizedTest
    @CsvSource({
        "BSN,000000000",
        "BSN,''",
        "BSN,12345678",
        "BSN,1234567820",
        "BSN,12345678a",
        "BSN,-12345678",
        "BSN,１２３４５６７８２",
        "INSZ,8507300332",
        "INSZ,085073003328",
        "INSZ,85.07.30-33",
        "INSZ,+8507300332",
        "INSZ,00000009700",
        "KBO,671516647",
        "KBO,2000000042",
        "KBO,+671516647",
        "KBO,0000009700"
    })
    void refusesWhatIsNotANumberOfThatRegister(RecipientScheme scheme, String value) {
        assertThat(scheme.accepts(value)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(RecipientScheme.class)
    void refusesARecipientByTheRuleWithoutRepeatingTheNumber(RecipientScheme scheme) {
        String wrong = "1".repeat(scheme.length());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Recipient(scheme, wrong))
                .withMessageContaining(scheme.rule())
                .withMessageNotContaining(wrong);
    }

    @Test
    void knowsTheMailboxThatFitsEachIdentifier() {
        assertThat(RecipientScheme.BSN.mailbox()).isEqualTo(ChannelName.BERICHTENBOX);
        assertThat(RecipientScheme.INSZ.mailbox()).isEqualTo(ChannelName.EBOX_CITIZEN);
        assertThat(RecipientScheme.KBO.mailbox()).isEqualTo(ChannelName.EBOX_ENTERPRISE);
    }

    private static List<String> withOneDigitWrong(String number) {
        return IntStream.range(0, number.length())
                .boxed()
                .flatMap(i -> IntStream.rangeClosed('0', '9')
                        .filter(digit -> digit != number.charAt(i))
                        .mapToObj(digit -> number.substring(0, i) + (char) digit + number.substring(i + 1)))
                .toList();
    }
}
