package eu.briefwissel.sandbox.berichtenbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.Objects;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** The judgement of the sandbox beside that of the W3C's own DTD. */
class StrictXhtmlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Uw aanvraag is <strong>toegewezen</strong>.</p>",
                "Bare text and <em>inline</em>",
                "<p lang=\"nl\" xml:lang=\"nl\" class=\"x\" id=\"a\">één &amp; twee<br/>drie</p>",
                "<ul><li>een</li><li><p>twee</p></li></ul>",
                "<dl><dt>a</dt><dd>b</dd></dl>",
                "<table summary=\"s\"><caption>c</caption><thead><tr><th scope=\"col\">h</th></tr></thead>"
                        + "<tbody><tr><td colspan=\"2\">d</td></tr></tbody></table>",
                "<blockquote cite=\"https://example.org/\"><p>q</p></blockquote>",
                "<p><a href=\"https://example.org/\">link</a></p>",
                "<p><img src=\"a.png\" alt=\"a\"/></p>",
                "<h1>a</h1><hr/><pre>b</pre><address>c</address>",
                "<p><del datetime=\"2026-01-01\">a</del><ins>b</ins></p>",
                ""
            })
    void agreesWithTheDtdOnWhatIsInOrder(String body) throws Exception {
        assertThat(dtdAllows(body)).isTrue();
        assertThat(StrictXhtml.brokenRule(body)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>not closed",
                "<p>a</p></root><root>",
                "<font>old</font>",
                "<p align=\"center\">old</p>",
                "<p><div>block inside inline</div></p>",
                "<p><p>a</p></p>",
                "<ul></ul>",
                "<ul>text</ul>",
                "<ul><p>a</p></ul>",
                "<blockquote>bare</blockquote>",
                "<table>bare</table>",
                "<table><tr></tr></table>",
                "<a href=\"x\"><a href=\"y\">nested</a></a>",
                "<img src=\"a.png\"/>",
                "<bdo>no direction</bdo>",
                "<p id=\"a\">a</p><p id=\"a\">b</p>",
                "<P>upper case</P>",
                "<u>underlined</u>",
                "<br>text</br>"
            })
    void agreesWithTheDtdOnWhatIsNot(String body) throws Exception {
        assertThat(dtdAllows(body)).isFalse();
        assertThat(StrictXhtml.brokenRule(body)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p onclick=\"x()\">a</p>",
                "<script type=\"text/javascript\">x()</script>",
                "<form action=\"x\"><p><input type=\"text\"/></p></form>",
                "<p>a&nbsp;b</p>",
                "<!DOCTYPE p><p>a</p>",
                "<p>&undefined;</p>"
            })
    void refusesWhatActsOrLeansOnADtd(String body) {
        assertThat(StrictXhtml.brokenRule(body)).isPresent();
    }

    private static boolean dtdAllows(String body) throws ParserConfigurationException, SAXException, IOException {
        var document = "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"xhtml1-strict.dtd\">"
                + "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>t</title></head><body><div>"
                + body + "</div></body></html>";
        var factory = SAXParserFactory.newDefaultInstance();
        factory.setValidating(true);
        try {
            factory.newSAXParser().parse(new InputSource(new StringReader(document)), new Strict());
            return true;
        } catch (SAXParseException invalid) {
            return false;
        }
    }

    private static final class Strict extends DefaultHandler {
        @Override
        public void error(SAXParseException invalid) throws SAXParseException {
            throw invalid;
        }

        @Override
        public InputSource resolveEntity(String publicId, String systemId) {
            var name = systemId.substring(systemId.lastIndexOf('/') + 1);
            return new InputSource(open(name));
        }

        private static InputStream open(String name) {
            var path = "/org/xmlresolver/www.w3.org/TR/xhtml1/DTD/" + name;
            return Objects.requireNonNull(StrictXhtmlTest.class.getResourceAsStream(path), path);
        }
    }
}
