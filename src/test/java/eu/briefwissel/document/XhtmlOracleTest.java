package eu.briefwissel.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/** Our content models against the W3C's DTD, over random fragments with a fixed seed. */
class XhtmlOracleTest {
    private static final int SAMPLES = 5_000;
    /** The DTD takes any NMTOKEN; ours must be a language tag (RFC 3066) or a name (XHTML 1.0 appendix C.8). */
    private static final Set<String> STRICTER = Set.of("lang", "xml:lang", "hreflang", "name");

    @Test
    void acceptsWhatTheDtdAndTheAllowListAcceptAndNothingElse() throws SAXException {
        var random = new RandomXhtml(20261122);
        var samples = Stream.generate(random::next).limit(SAMPLES).toList();

        var invalid = new HashSet<>(StrictDtd.invalid(
                samples.stream().map(RandomXhtml.Sample::xhtml).toList()));
        var accepted = new ArrayList<Integer>();
        var disagreements = new ArrayList<String>();
        for (int i = 0; i < samples.size(); i++) {
            var sample = samples.get(i);
            var verdict = StrictXhtml.check(sample.xhtml());
            if (verdict instanceof XhtmlVerdict.Accepted) {
                accepted.add(i);
            }
            boolean expected = sample.permitted() && !invalid.contains(i);
            if (verdict instanceof XhtmlVerdict.Accepted != expected) {
                disagreements.add((expected ? "refused, " + verdict + ": " : "accepted: ") + sample.xhtml());
            }
        }

        assertThat(disagreements).isEmpty();
        assertThat(accepted)
                .as("the samples are neither all good nor all bad")
                .hasSizeBetween(SAMPLES / 10, SAMPLES * 9 / 10);
    }

    /** One element in another, all pairs: no content model goes untested because chance passed it by. */
    @Test
    void agreesOnEveryPairOfElements() throws SAXException {
        var names = XhtmlVocabulary.ALLOWED.keySet().stream().sorted().toList();
        var fragments = names.stream()
                .flatMap(outer -> names.stream()
                        .map(inner -> around(outer, "<" + inner + ">" + filling(inner) + "</" + inner + ">")))
                .toList();

        assertAgreement(fragments);
    }

    @Test
    void agreesOnEveryOrderOfUpToFourPartsOfATable() throws SAXException {
        var parts = List.of("caption", "col", "colgroup", "thead", "tfoot", "tbody", "tr");
        var tables = new ArrayList<>(List.of(""));

        for (int from = 0, length = 1; length <= 4; length++) {
            int to = tables.size();
            for (var before : List.copyOf(tables.subList(from, to))) {
                parts.forEach(part -> tables.add(before + "<" + part + ">" + filling(part) + "</" + part + ">"));
            }
            from = to;
        }

        assertThat(tables).hasSize(1 + 7 + 49 + 343 + 2401);
        assertAgreement(
                tables.stream().map(table -> "<table>" + table + "</table>").toList());
    }

    @Test
    void agreesOnEveryAttributeOfEveryElement() throws SAXException {
        var attributes = XhtmlVocabulary.ALLOWED.values().stream()
                .flatMap(element -> element.attributes().keySet().stream())
                .distinct()
                .sorted()
                .toList();
        var values = List.of(
                "x", "left", "top", "row", "all", "box", "ltr", "nl", "preserve", "https://example.org/", "", " 1 ");
        var fragments = XhtmlVocabulary.ALLOWED.keySet().stream()
                .sorted()
                .flatMap(name -> attributes.stream()
                        .flatMap(attribute -> values.stream()
                                .filter(value ->
                                        !List.of("href", "cite").contains(attribute) || value.startsWith("https"))
                                .filter(value -> !Set.of("id", "headers").contains(attribute) || value.isEmpty())
                                .filter(value -> !value.equals(" 1 ") || !STRICTER.contains(attribute))
                                .map(value -> placed(name, attribute + "='" + value + "'"))))
                .toList();

        assertAgreement(fragments);
    }

    @Test
    void neverThrowsOrAcceptsWrongHoweverABodyIsMangled() throws SAXException {
        var random = new Random(20261122);
        var samples = new RandomXhtml(3);
        var accepted = new ArrayList<String>();

        for (int round = 0; round < 20_000; round++) {
            var mangled = mangled(samples.next().xhtml(), random);
            if (StrictXhtml.check(mangled) instanceof XhtmlVerdict.Accepted) {
                accepted.add(mangled);
            }
        }

        var suspects =
                StrictDtd.invalid(accepted).stream().map(accepted::get); // ids of two samples may have become one
        assertThat(suspects).allMatch(StrictDtd::accepts);
        assertThat(accepted).hasSizeGreaterThan(100);
    }

    private static String mangled(String xhtml, Random random) {
        var hostile = List.of(
                "<",
                ">",
                "&",
                ";",
                "'",
                "/",
                "]]>",
                "<!--",
                "-->",
                "<!DOCTYPE x>",
                "<![CDATA[",
                "<?x?>",
                "</body>",
                "<body>",
                "&#1;",
                "&#xD800;",
                "\uD800",
                "\0",
                "\uFFFF",
                "&eacute;",
                "&x;",
                "&#;",
                " ",
                "p",
                "\u00a0",
                "<p>",
                "</p>",
                "=",
                "%x;",
                ":");
        var mangled = new StringBuilder(xhtml);
        for (int hits = 1 + random.nextInt(2); hits > 0; hits--) {
            int at = random.nextInt(mangled.length() + 1);
            if (random.nextBoolean()) {
                mangled.insert(at, hostile.get(random.nextInt(hostile.size())));
            } else {
                mangled.delete(at, Math.min(mangled.length(), at + 1 + random.nextInt(3)));
            }
        }
        return mangled.toString();
    }

    static Stream<String> wholeDocuments() {
        var random = new RandomXhtml(7);
        return IntStream.range(0, 100)
                .mapToObj(_ -> random.next())
                .filter(RandomXhtml.Sample::permitted)
                .map(RandomXhtml.Sample::xhtml);
    }

    @ParameterizedTest
    @MethodSource("wholeDocuments")
    void agreesOnAFragmentInADocumentOfItsOwn(String fragment) {
        assertThat(StrictXhtml.check(fragment) instanceof XhtmlVerdict.Accepted).isEqualTo(StrictDtd.accepts(fragment));
    }

    private static void assertAgreement(List<String> fragments) throws SAXException {
        var invalid = new HashSet<>(StrictDtd.invalid(fragments));

        var disagreements = IntStream.range(0, fragments.size())
                .filter(i ->
                        StrictXhtml.check(fragments.get(i)) instanceof XhtmlVerdict.Accepted == invalid.contains(i))
                .mapToObj(fragments::get)
                .filter(fragment -> !isProhibitedByAppendixB(fragment))
                .toList();

        assertThat(disagreements).isEmpty();
    }

    private static boolean isProhibitedByAppendixB(String fragment) {
        return fragment.matches(".*<a\\b.*<a\\b.*|.*<pre\\b.*<(big|small|sub|sup)\\b.*");
    }

    /** An element in a place where it may stand. */
    private static String placed(String name, String attribute) {
        var element = "<" + name + " " + attribute + ">" + filling(name) + "</" + name + ">";
        return switch (name) {
            case "li" -> "<ul>" + element + "</ul>";
            case "dt", "dd" -> "<dl>" + element + "</dl>";
            case "caption", "col", "colgroup", "thead", "tfoot" -> "<table>" + element + "<tr><td></td></tr></table>";
            case "tbody", "tr" -> "<table>" + element + "</table>";
            case "td", "th" -> "<table><tr>" + element + "</tr></table>";
            default -> "<div>" + element + "</div>";
        };
    }

    /** An element with a child, where it may stand. */
    private static String around(String name, String child) {
        return placed(name, "class='x'")
                .replaceFirst("(<" + name + " class='x'>).*?(</" + name + ">)", "$1" + child + "$2");
    }

    private static String filling(String name) {
        return switch (name) {
            case "ul", "ol" -> "<li></li>";
            case "dl" -> "<dt></dt>";
            case "table" -> "<tr><td></td></tr>";
            case "thead", "tfoot", "tbody" -> "<tr><td></td></tr>";
            case "tr" -> "<td></td>";
            default -> "";
        };
    }
}
