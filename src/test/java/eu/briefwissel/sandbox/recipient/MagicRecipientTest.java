package eu.briefwissel.sandbox.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MagicRecipientTest {
    @ParameterizedTest
    @EnumSource
    void hasValidCheckDigits(MagicRecipient recipient) {
        assertThat(recipient.kind().valid(recipient.identifier())).isTrue();
        assertThat(MagicRecipient.fateOf(recipient.kind(), recipient.identifier()))
                .isEqualTo(recipient.fate());
    }

    @Test
    void bearsABsnOfTheTestRange() {
        var bsns = Arrays.stream(MagicRecipient.values())
                .filter(recipient -> recipient.kind() == IdentifierKind.BSN)
                .map(MagicRecipient::identifier);

        assertThat(bsns).allMatch(bsn -> bsn.startsWith("99999")).contains("999993653");
    }

    @ParameterizedTest
    @CsvSource({
        "BSN, 999993653, true",
        "BSN, 999993654, false",
        "BSN, 000000000, false",
        "BSN, 99999365, false",
        "BSN, 99999365a, false",
        "INSZ, 01071700144, true",
        "INSZ, 01071700145, false",
        "INSZ, 01071799846, true",
        "INSZ, 01010122233, false",
        "KBO, 0406798006, true",
        "KBO, 0406798007, false",
        "KBO, 2406798006, false"
    })
    void checksDigits(IdentifierKind kind, String identifier, boolean valid) {
        assertThat(kind.valid(identifier)).isEqualTo(valid);
    }

    @Test
    void leavesWhoeverIsNotInTheTableUnread() {
        assertThat(MagicRecipient.fateOf(IdentifierKind.BSN, "123456782")).isEqualTo(Fate.NEVER_READS);
        assertThat(MagicRecipient.fateOf(IdentifierKind.KBO, "999993653")).isEqualTo(Fate.NEVER_READS);
    }
}
