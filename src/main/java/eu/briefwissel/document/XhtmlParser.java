package eu.briefwissel.document;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.ext.DefaultHandler2;

/**
 * The JDK's SAX parser without DTD, external entities or look-ups. Making one costs more than parsing a letter, so
 * idle ones are kept; one parser serves one thread at a time.
 */
final class XhtmlParser {
    /** More letters than this at a time are rare, and their parsers are let go. */
    private static final int MOST_IDLE = 32;

    private static final BlockingQueue<XMLReader> IDLE = new ArrayBlockingQueue<>(MOST_IDLE);
    /** The line in front of a fragment; {@link #LINES_BEFORE} says how many lines it takes. */
    private static final String BEFORE = "<body>\n";

    /** By how much the parser's line numbers exceed those of the fragment. */
    static final int LINES_BEFORE = 1;

    private XhtmlParser() {}

    /**
     * Parses a fragment within a body element.
     *
     * @throws SAXException as the handler throws it, or where the fragment is not well-formed; mostly, not always, a
     *     SAXParseException (on a DOCTYPE within an element the JDK's scanner loses its way)
     */
    static void parse(String fragment, DefaultHandler2 handler) throws SAXException {
        var idle = IDLE.poll();
        var parser = idle == null ? parser() : idle;
        attach(parser, handler);
        try {
            parser.parse(new InputSource(new StringReader(BEFORE + fragment + "</body>")));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a string does not fail to be read
        } finally {
            attach(parser, new DefaultHandler2()); // an idle parser must not hold on to a letter
            IDLE.offer(parser);
        }
    }

    private static void attach(XMLReader parser, DefaultHandler2 handler) {
        parser.setContentHandler(handler);
        parser.setErrorHandler(handler);
        parser.setEntityResolver(handler);
        set(parser, "http://xml.org/sax/properties/lexical-handler", handler);
    }

    private static XMLReader parser() {
        try {
            var factory = SAXParserFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            var parser = factory.newSAXParser().getXMLReader();
            // these count each &amp; as well; without a DTD there is nothing that could grow
            set(parser, "jdk.xml.totalEntitySizeLimit", "0");
            set(parser, "jdk.xml.maxGeneralEntitySizeLimit", "0");
            return parser;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("the JDK's own parser knows these features", e);
        }
    }

    private static void set(XMLReader parser, String property, Object value) {
        try {
            parser.setProperty(property, value);
        } catch (SAXException e) {
            throw new IllegalStateException("the JDK's own parser knows " + property, e);
        }
    }
}
