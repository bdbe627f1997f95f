package eu.briefwissel.document.pdf;

import eu.briefwissel.document.PdfRule;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.jspecify.annotations.Nullable;

/** The rules that one dictionary can break by itself, whatever it is reached by. */
final class DictionaryRules {

    /** ISO 32000-1 table 198, and ISO 32000-2 table 201: types of action; going to a page of the document itself is none here. */
    private static final Map<String, PdfRule> ACTIONS = Map.ofEntries(
            Map.entry("JavaScript", PdfRule.SCRIPT),
            Map.entry("Launch", PdfRule.LAUNCH),
            Map.entry("ImportData", PdfRule.LAUNCH),
            Map.entry("GoToE", PdfRule.EMBEDDED_FILE),
            Map.entry("GoToR", PdfRule.ACTION),
            Map.entry("SubmitForm", PdfRule.ACTION),
            Map.entry("Rendition", PdfRule.ACTION),
            Map.entry("Movie", PdfRule.ACTION),
            Map.entry("Sound", PdfRule.ACTION),
            Map.entry("RichMediaExecute", PdfRule.ACTION));

    /** Table 169: annotations that are or play something. */
    private static final Map<String, PdfRule> SUBTYPES = Map.of(
            "FileAttachment", PdfRule.EMBEDDED_FILE,
            "Movie", PdfRule.ACTION,
            "Sound", PdfRule.ACTION,
            "Screen", PdfRule.ACTION,
            "3D", PdfRule.ACTION,
            "RichMedia", PdfRule.ACTION);

    /** Keys that no other dictionary has: scripts by name (7.7.4), script of an action, embedded files, forms in XML. */
    private static final Map<COSName, PdfRule> KEYS = Map.of(
            COSName.JS, PdfRule.SCRIPT,
            COSName.JAVA_SCRIPT, PdfRule.SCRIPT,
            COSName.EF, PdfRule.EMBEDDED_FILE,
            COSName.EMBEDDED_FILES, PdfRule.EMBEDDED_FILE,
            COSName.XFA, PdfRule.XFA);

    /** 9.6 and 9.7: fonts of these kinds have a program, to be found in their descriptor. */
    private static final Set<String> WITH_PROGRAM =
            Set.of("Type1", "MMType1", "TrueType", "CIDFontType0", "CIDFontType2");

    private static final Set<COSName> PROGRAMS = Set.of(COSName.FONT_FILE, COSName.FONT_FILE2, COSName.FONT_FILE3);

    private DictionaryRules() {}

    static Set<PdfRule> broken(COSDictionary dictionary) {
        Set<PdfRule> broken = EnumSet.noneOf(PdfRule.class);
        KEYS.forEach((key, rule) -> {
            if (dictionary.containsKey(key)) {
                broken.add(rule);
            }
        });
        add(broken, ACTIONS, name(dictionary, COSName.S));
        add(broken, SUBTYPES, name(dictionary, COSName.SUBTYPE));
        if (isFontWithoutProgram(dictionary)) {
            broken.add(PdfRule.FONT);
        }
        return broken;
    }

    private static void add(Set<PdfRule> broken, Map<String, PdfRule> rules, @Nullable String name) {
        PdfRule rule = name == null ? null : rules.get(name);
        if (rule != null) {
            broken.add(rule);
        }
    }

    private static boolean isFontWithoutProgram(COSDictionary dictionary) {
        String subtype = name(dictionary, COSName.SUBTYPE);
        if (!"Font".equals(name(dictionary, COSName.TYPE)) || subtype == null || !WITH_PROGRAM.contains(subtype)) {
            return false;
        }
        COSDictionary descriptor = dictionary.getCOSDictionary(COSName.FONT_DESC);
        return descriptor == null || PROGRAMS.stream().noneMatch(descriptor::containsKey);
    }

    private static @Nullable String name(COSDictionary dictionary, COSName key) {
        COSName name = dictionary.getCOSName(key);
        return name == null ? null : name.getName();
    }
}
