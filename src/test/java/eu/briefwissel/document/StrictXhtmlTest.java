package eu.briefwissel.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictXhtmlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n ",
                "<p>Uw aanvraag is toegewezen.</p>",
                "<p>a</p>\n<p>b</p>",
                "<p/>",
                "<h1 id='a'>x</h1><p title='b'>y</p>",
                "<p>caf&eacute;&nbsp;&euro;&nbsp;5 &amp; &lt;meer&gt; &quot;x&quot; &apos;y&apos; &#8364; &#x20AC;</p>",
                "<p><a href='https://example.org/z?a=1&amp;b=2#c' rel='nofollow'>x</a> <a href='MAILTO:a@example.org?subject=b'>y</a></p>",
                "<ul><li>a<ul><li>b</li></ul></li></ul>",
                "<p>\uD83D\uDCEC é ß</p>",
                "<table><caption>c</caption><col/><thead><tr><th id='h'>a</th></tr></thead>"
                        + "<tfoot><tr><td/></tr></tfoot><tbody><tr><td headers='h'>b</td></tr></tbody></table>"
            })
    void acceptsAFragmentAsItIs(String fragment) {
        assertThat(StrictXhtml.check(fragment))
                .isInstanceOfSatisfying(
                        XhtmlVerdict.Accepted.class,
                        accepted -> assertThat(accepted.fragment().xhtml()).isEqualTo(fragment));
        assertThat(StrictDtd.accepts(fragment)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <p>a<script>x</script></p>                          | ELEMENT           | p
            <p onclick='x'>a</p>                                | ATTRIBUTE         | body
            <p style='x'>a</p>                                  | ATTRIBUTE         | body
            <p><img src='https://example.org/a.png' alt='a'/></p> | ELEMENT         | p
            <form action='https://example.org'><p/></form>      | ELEMENT           | body
            <iframe/>                                           | UNKNOWN_ELEMENT   | body
            <P>a</P>                                            | UNKNOWN_ELEMENT   | body
            <x:p>a</x:p>                                        | UNKNOWN_ELEMENT   | body
            <p><ins>a</ins></p>                                 | ELEMENT           | p
            <body/>                                             | ELEMENT           | body
            tekst                                               | TEXT              | body
            <p>a</p> b                                          | TEXT              | body
            <blockquote>a</blockquote>                          | TEXT              | blockquote
            <p><p>a</p></p>                                     | PLACE             | p
            <em>a</em>                                          | PLACE             | body
            <p><ul><li>a</li></ul></p>                          | PLACE             | p
            <p><a><em><a/></em></a></p>                         | PLACE             | em
            <pre><em><sup>2</sup></em></pre>                    | PLACE             | em
            <ul/>                                               | INCOMPLETE        | ul
            <table><caption/></table>                           | INCOMPLETE        | table
            <table><tr><td/></tr><tbody><tr><td/></tr></tbody></table> | PLACE      | table
            <p>a<br> </br></p>                                  | TEXT              | br
            <p face='x'>a</p>                                   | UNKNOWN_ATTRIBUTE | body
            <p xmlns='http://www.w3.org/1999/xhtml'>a</p>       | UNKNOWN_ATTRIBUTE | body
            <p dir='up'>a</p>                                   | VALUE             | body
            <p id='1'>a</p>                                     | VALUE             | body
            <p id='a'/><p id=' a '/>                            | ID                | body
            <table><tr><td headers='x'/></tr></table>           | HEADERS           | tr
            <p>&onbekend;</p>                                   | ENTITY            | body
            <p><!-- a --></p>                                   | NODE              | p
            <p><![CDATA[a]]></p>                                | NODE              | p
            <p><?php a?></p>                                    | NODE              | p
            <p>a                                                | WELL_FORMED       | p
            <p>a</em>                                           | WELL_FORMED       | p
            <p>a & b</p>                                        | WELL_FORMED       | p
            <p>a < b</p>                                        | WELL_FORMED       | p
            <p title=a>b</p>                                    | WELL_FORMED       | body
            <p title='a' title='b'>c</p>                        | WELL_FORMED       | body
            </body><body>                                       | WELL_FORMED       | body
            </body>                                             | WELL_FORMED       | body
            <?xml version='1.0'?><p/>                           | WELL_FORMED       | body
            <!DOCTYPE p><p/>                                    | WELL_FORMED       | body
            <!DOCTYPE p [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><p/> | WELL_FORMED | body
            <p>&#0;</p>                                         | WELL_FORMED       | p
            <p>&#xFFFE;</p>                                     | WELL_FORMED       | p
            <p&nbsp;class='x'/>                                 | WELL_FORMED       | body
            <p&eacute;/>                                        | UNKNOWN_ELEMENT   | body
            """)
    void refusesAndNamesTheRuleAndTheElementItStandsIn(String fragment, XhtmlRule rule, String element) {
        assertThat(StrictXhtml.check(fragment)).isInstanceOfSatisfying(XhtmlVerdict.Refused.class, refused -> {
            assertThat(refused.rule()).isEqualTo(rule);
            assertThat(refused.element()).isEqualTo(element);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/",
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                " https://example.org/",
                "https:example.org",
                "https://",
                "https:///a",
                "//example.org/",
                "/a",
                "#a",
                "data:text/html,x",
                "https://mijn.overheid.nl@example.org/",
                "mailto:",
                "mailto:x",
                "mailto:@",
                "https://exa mple.org/",
                "https://example.org/\\a",
                "ftp://example.org",
                "java&#10;script:x",
                "tel:+31",
                "vbscript:x"
            })
    void refusesALinkToAnywhereButHttpsAndMailto(String address) {
        assertThat(StrictXhtml.check("<p><a href='" + address + "'>x</a></p>"))
                .isInstanceOfSatisfying(XhtmlVerdict.Refused.class, refused -> {
                    assertThat(refused.rule()).isEqualTo(XhtmlRule.LINK);
                    assertThat(refused.sentence()).doesNotContain("example.org").contains("href");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<p><u>a</u></p>|1|7",
                "<p>caf&eacute; &amp; &euro; <u>a</u></p>|1|32",
                "<p>a</p>\\n<p>&eacute;</p>\\r\\n\\n<p>&nbsp;<u>a</u></p>|4|13",
                "<p>a &b; c</p>|1|6",
                "<p>a</p>\\n\\n<p>&b;</p>|3|4",
            })
    void saysWhereInTheFragmentAsItsWriterCounts(String fragment, int line, int column) {
        var verdict = StrictXhtml.check(fragment.translateEscapes());

        assertThat(verdict).isInstanceOfSatisfying(XhtmlVerdict.Refused.class, refused -> {
            assertThat(refused.line()).isEqualTo(line);
            assertThat(refused.column()).isEqualTo(column);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Geheim<Geheim/></p>",
                "<p Geheim='x'/>",
                "<p lang='Geheim 1'/>",
                "<ul>Geheim</ul>",
                "<p>Geheim",
                "<p>&Geheim;</p>",
                "<p></Geheim></p>",
                "<p id='Geheim'/><p id='Geheim'/>",
                "<p><a href='Geheim:x'/></p>",
                "<p><!--Geheim--></p>",
                "<p>Geheim & x</p>",
                "<table><tr><td headers='Geheim'/></tr></table>",
                "<p title='Geheim' title='Geheim'/>",
                "<?Geheim x?>",
                "<p Geheim/>"
            })
    void neverRepeatsWhatTheBodySays(String fragment) {
        assertThat(StrictXhtml.check(fragment))
                .isInstanceOf(XhtmlVerdict.Refused.class)
                .asString()
                .doesNotContainIgnoringCase("geheim");
    }

    @Test
    void showsNothingOfAnAcceptedBodyInItsText() {
        assertThat(StrictXhtml.check("<p>Geheim</p>"))
                .asString()
                .isEqualTo("Accepted[fragment=XhtmlFragment[13 characters]]");
    }

    @ParameterizedTest
    @EnumSource(XhtmlRule.class)
    void saysOfEachRuleWhatItAsks(XhtmlRule rule) {
        assertThat(rule.code()).matches("xhtml-[a-z-]+");
        assertThat(rule.sentence("x", "y"))
                .hasSizeBetween(20, 160)
                .doesNotEndWith(".")
                .doesNotContain("%");
    }

    @Test
    void boundsSizeAndDepth() {
        assertRule(XhtmlRule.SIZE, StrictXhtml.check("<p>12345</p>", 11));
        assertThat(StrictXhtml.check("<p>12345</p>", 12)).isInstanceOf(XhtmlVerdict.Accepted.class);
        assertRule(XhtmlRule.SIZE, StrictXhtml.check(" ".repeat(StrictXhtml.LONGEST + 1)));
        assertThat(StrictXhtml.check(nested(50))).isInstanceOf(XhtmlVerdict.Accepted.class);
        assertRule(XhtmlRule.DEPTH, StrictXhtml.check(nested(51)));
        assertRule(XhtmlRule.DEPTH, StrictXhtml.check("<div>".repeat(200_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"&amp;", "&#233;", "&eacute;", "é", "<br/>", "<em>a</em>", "a "})
    void takesTheLongestBodyOfAnyStuff(String stuff) {
        var body = "<p>" + stuff.repeat((StrictXhtml.LONGEST - 7) / stuff.length()) + "</p>";

        assertThat(StrictXhtml.check(body)).isInstanceOf(XhtmlVerdict.Accepted.class);
    }

    @Test
    void declaresTheEntitiesOfTheW3cAndNoOthers() throws IOException {
        var files = StrictDtd.resource("xhtml-lat1.ent")
                + StrictDtd.resource("xhtml-special.ent")
                + StrictDtd.resource("xhtml-symbol.ent");
        var expected = new HashMap<String, String>();
        Pattern.compile("<!ENTITY\\s+(\\w+)\\s+\"&#(?:38;#)?(\\d+);\"")
                .matcher(files)
                .results()
                .forEach(found -> expected.put(found.group(1), Character.toString(Integer.parseInt(found.group(2)))));
        expected.keySet().removeAll(Set.of("amp", "lt", "gt", "quot", "apos"));

        assertThat(XhtmlEntities.declared()).hasSize(248).isEqualTo(expected);
    }

    @Test
    void judgesManyBodiesAtOnceEachByItself() throws Exception {
        Callable<String> work = () -> IntStream.range(0, 200)
                .mapToObj(i -> StrictXhtml.check(i % 3 == 0 ? "<p>a</p>" : i % 3 == 1 ? "<p>" : "<ul/>"))
                .map(verdict -> verdict instanceof XhtmlVerdict.Refused refused
                        ? refused.rule().code()
                        : "accepted")
                .distinct()
                .collect(Collectors.joining(" "));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = threads.invokeAll(
                    IntStream.range(0, 100).mapToObj(_ -> work).toList());

            for (var outcome : outcomes) {
                assertThat(outcome.get()).isEqualTo("accepted xhtml-well-formed xhtml-incomplete");
            }
        }
    }

    /** The best of many, so that a busy machine does not matter: 0.2 ms for a letter, 1 ms for 50 kB. */
    @Test
    void takesLittleTimeOnceWarm() {
        var letter =
                "<h1>Besluit</h1><p>Uw aanvraag is <strong>toegewezen</strong>; kosten &euro;&nbsp;15 &amp; leges.</p>"
                        + "<ul><li>een</li><li><a href='https://example.org/'>twee</a></li></ul>";

        assertThat(bestMicros(letter, 5_000)).isLessThan(200);
        assertThat(bestMicros(letter.repeat(50_000 / letter.length()), 1_000)).isLessThan(1_000);
    }

    private static long bestMicros(String fragment, int rounds) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            StrictXhtml.check(fragment);
            best = Math.min(best, System.nanoTime() - start);
        }
        return best / 1000;
    }

    private static String nested(int depth) {
        return "<div>".repeat(depth) + "</div>".repeat(depth);
    }

    private static void assertRule(XhtmlRule rule, XhtmlVerdict verdict) {
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        XhtmlVerdict.Refused.class,
                        refused -> assertThat(refused.rule()).isEqualTo(rule));
    }
}
