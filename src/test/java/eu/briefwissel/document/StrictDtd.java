package eu.briefwissel.document;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** The judge of our rules: the W3C's own xhtml1-strict.dtd in the JDK's validating parser. */
final class StrictDtd {
    private static final String FOLDER = "/org/xmlresolver/www.w3.org/TR/xhtml1/DTD/";
    private static final String BEFORE =
            "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\">"
                    + "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title/></head><body>";
    private static final Pattern UNKNOWN_ID = Pattern.compile("identifier \"n([0-9]+)-[0-9]+\" must appear");
    private static final String AFTER = "</body></html>";

    private StrictDtd() {}

    /** Whether a fragment, put into the body of a document, makes it valid. */
    static boolean accepts(String fragment) {
        try {
            return errors(BEFORE + fragment + AFTER).isEmpty();
        } catch (SAXException e) {
            return false; // not well-formed
        }
    }

    /**
     * The same for many well-formed fragments of one line each, the DTD being read once: each goes into a
     * {@code blockquote}, whose content model is that of {@code body}, on a line of its own.
     *
     * @param fragments whose ids are {@code n}, the fragment's index, a dash and a number
     * @return the indexes of the fragments that are not valid
     */
    static List<Integer> invalid(List<String> fragments) throws SAXException {
        var document = new StringBuilder(BEFORE);
        fragments.forEach(
                fragment -> document.append("\n<blockquote>").append(fragment).append("</blockquote>"));
        return errors(document + "\n" + AFTER).stream()
                .map(StrictDtd::index)
                .distinct()
                .sorted()
                .toList();
    }

    /** From the line it stands on; a reference to no element is told at the end only, and names an id of its sample. */
    private static int index(SAXParseException error) {
        var id = UNKNOWN_ID.matcher(error.getMessage());
        return id.find() ? Integer.parseInt(id.group(1)) : error.getLineNumber() - 2;
    }

    static String resource(String name) throws IOException {
        try (var stream = StrictDtd.class.getResourceAsStream(FOLDER + name)) {
            if (stream == null) {
                throw new IOException(name + " is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<SAXParseException> errors(String document) throws SAXException {
        var errors = new ArrayList<SAXParseException>();
        try {
            var factory = SAXParserFactory.newDefaultInstance();
            factory.setValidating(true);
            var parser = factory.newSAXParser();
            parser.setProperty("jdk.xml.entityExpansionLimit", "0");
            parser.setProperty("jdk.xml.totalEntitySizeLimit", "0");
            parser.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
            parser.parse(new InputSource(new StringReader(document)), new DefaultHandler() {
                @Override
                public InputSource resolveEntity(String publicId, String systemId) throws IOException {
                    return new InputSource(
                            new StringReader(resource(systemId.substring(systemId.lastIndexOf('/') + 1))));
                }

                @Override
                public void error(SAXParseException e) {
                    errors.add(e);
                }
            });
            return errors;
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
