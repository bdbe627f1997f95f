package eu.briefwissel.channel.berichtenbox.globe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobeTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <p>Uw aanvraag is toegewezen.</p>                                  | Uw aanvraag is toegewezen.
            <p>Geachte heer,</p><p>Dag.</p>                                    | Geachte heer,\\r\\n\\r\\nDag.
            <p>Dorpsstraat 1<br/>1234 AB</p>                                   | Dorpsstraat 1\\r\\n1234 AB
            <ul><li>een</li><li>twee</li></ul>                                 | - een\\r\\n- twee
            <ol><li>een</li><li>twee</li></ol>                                 | 1. een\\r\\n2. twee
            <p>Zie <a href="https://a.nl/x">uw zaak</a>.</p>                   | Zie uw zaak ( https://a.nl/x ).
            <p>Zie <a href="https://a.nl/x">https://a.nl/x</a>.</p>            | Zie https://a.nl/x .
            <p>(https://a.nl/x?b=c&amp;d)</p>                                  | ( https://a.nl/x?b=c&d )
            <p>https://a.nl/x</p><p>https://b.nl/</p>                          | https://a.nl/x \\r\\n\\r\\n https://b.nl/
            <p>Mail <a href="mailto:a@b.nl">ons</a></p>                        | Mail ons ( a@b.nl )
            <p>10 m<sup>2</sup></p>                                            | 10 m²
            """)
    void saysWhatTheBodySaysWithTheOperatorsLineBreaksAndSpacesAroundAddresses(String body, String text) {
        assertThat(GlobeText.of(body)).isEqualTo(new GlobeText.Turned.Text(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <table><tr><td>1</td><td>2</td></tr></table> | plain-text | must not have <table>
            <pre>a   b</pre>                             | plain-text | must not have <pre>
            <p>C:\\r\\n</p>                              | plain-text | must not have the characters \\r\\n
            """)
    void refusesWhatPlainTextCannotSay(String body, String rule, String sentence) {
        assertThat(GlobeText.of(body)).isInstanceOfSatisfying(GlobeText.Turned.Refused.class, refused -> {
            assertThat(refused.rule()).isEqualTo(rule);
            assertThat(refused.sentence()).startsWith(sentence);
        });
    }

    @Test
    void countsALineBreakAsTheFourCharactersThatItIsSentAs() {
        String words = "a".repeat(3_992);

        assertThat(GlobeText.of("<p>" + words + "</p><p></p>")).isInstanceOf(GlobeText.Turned.Text.class);
        assertThat(GlobeText.of("<p>" + words + "<br/>bbbb</p>")).isInstanceOf(GlobeText.Turned.Text.class);
        assertThat(GlobeText.of("<p>" + words + "<br/>bbbbb</p>"))
                .isInstanceOfSatisfying(
                        GlobeText.Turned.Refused.class,
                        refused -> assertThat(refused.rule()).isEqualTo("length"));
    }
}
