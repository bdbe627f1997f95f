package eu.briefwissel.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlainTextTest {

    @Test
    void turnsALetterIntoPlainText() {
        var letter = """
                <h1>Besluit</h1>
                <p>Geachte heer, mevrouw,<br/>
                  uw aanvraag   is <strong>toegewezen</strong>.</p>
                <p>U krijgt:</p>
                <ul>
                  <li>een vergunning;</li>
                  <li>een rekening:
                    <ol><li>leges</li><li>kosten<br/>van bezorging</li></ol>
                  </li>
                </ul>
                <table>
                  <caption>Kosten</caption>
                  <thead><tr><th>Wat</th><th>Bedrag</th></tr></thead>
                  <tfoot><tr><td>Samen</td><td>&euro;&nbsp;15</td></tr></tfoot>
                  <tbody><tr><td>Leges</td><td>&euro;&nbsp;10</td></tr><tr><td><p>Ko</p><p>sten</p></td><td></td></tr></tbody>
                </table>
                <dl><dt>Zaak</dt><dd>Z-1</dd><dt>Termijn</dt><dd><p>zes</p><p>weken</p></dd></dl>
                <hr/>
                <blockquote><p>Artikel 1</p><p>Artikel 2</p></blockquote>
                <pre>a  b
                  c</pre>
                <address>Gemeente Voorbeeld<br/>Postbus 1</address>
                """;

        assertThat(text(letter)).isEqualTo("""
                        Besluit

                        Geachte heer, mevrouw,
                        uw aanvraag is toegewezen.

                        U krijgt:

                        - een vergunning;
                        - een rekening:
                          1. leges
                          2. kosten
                             van bezorging

                        Kosten
                        Wat | Bedrag
                        Leges | €\u00a010
                        Ko sten |
                        Samen | €\u00a015

                        Zaak
                          Z-1
                        Termijn
                          zes
                          weken

                        ----------

                        > Artikel 1
                        >
                        > Artikel 2

                        a  b
                          c

                        Gemeente Voorbeeld
                        Postbus 1""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Zie <a href='https://example.org/a'>uw zaak</a>.          | Zie uw zaak <https://example.org/a>.
            <a href='https://example.org/a'>https://example.org/a</a> | https://example.org/a
            <a href='https://example.org/'>example.org</a>            | example.org
            <a href='https://example.org/'/>                          | <https://example.org/>
            <a href='mailto:a@example.org'>a@example.org</a>          | a@example.org
            <a href='MAILTO:a@example.org'>mail ons </a>!             | mail ons <a@example.org>!
            <a name='x'>hier</a>                                      | hier
            10<sup>2</sup> m<sup>2</sup>, CO<sub>2</sub>              | 10² m², CO₂
            1<sup>er</sup>, x<sup>n+1</sup>, a<sub>i,j</sub>          | 1er, x^(n+1), a_(i,j)
            hij zei <q>ja, <q>nee</q></q>                             | hij zei “ja, “nee””
            a&shy;b&nbsp;c &amp; &lt;d&gt;                            | ab\u00a0c & <d>
            a <em> b </em> c                                          | a b c
            a<span>b</span>c                                          | abc
            """)
    void saysInlineElementsInWords(String inline, String expected) {
        assertThat(text("<p>" + inline + "</p>")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                           | ``
            <p/><p> </p>                                 | ``
            <ul><li>a</li><li/><li>b</li></ul>           | - a\\n-\\n- b
            <ol><li/><li>b</li></ol>                     | 1.\\n2. b
            <div>a<p>b</p>c</div>                        | a\\n\\nb\\n\\nc
            <ul><li><div><p>a</p><p>b</p></div></li></ul> | - a\\n\\n  b
            <blockquote><ul><li>a</li></ul></blockquote> | > - a
            <table><tr><td/><td>b</td></tr></table>      | ` | b`
            <table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td><td>c</td></tr></table> | `a | b | c`
            """)
    void saysBlocksOnLinesOfTheirOwn(String fragment, String expected) {
        assertThat(text(fragment)).isEqualTo(expected.translateEscapes());
    }

    static Stream<String> letters() {
        var random = new RandomXhtml(11);
        return Stream.generate(random::next)
                .map(RandomXhtml.Sample::xhtml)
                .filter(xhtml -> StrictXhtml.check(xhtml) instanceof XhtmlVerdict.Accepted)
                .limit(200);
    }

    @ParameterizedTest
    @MethodSource("letters")
    void losesNoWordOfALetter(String fragment) {
        long words = fragment.split("tekst €|tekst &euro;", -1).length;

        assertThat(text(fragment).split("tekst €", -1)).hasSize((int) words);
        assertThat(text(fragment).lines()).allMatch(line -> line.equals(line.stripTrailing()));
    }

    private static String text(String fragment) {
        return switch (StrictXhtml.check(fragment)) {
            case XhtmlVerdict.Accepted accepted -> PlainText.of(accepted.fragment());
            case XhtmlVerdict.Refused refused -> throw new AssertionError(refused);
        };
    }
}
