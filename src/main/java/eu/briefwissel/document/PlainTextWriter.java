package eu.briefwissel.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.stream.Collectors;
import org.xml.sax.Attributes;
import org.xml.sax.ext.DefaultHandler2;

/** Folds the elements of an accepted fragment into text, innermost first. */
final class PlainTextWriter extends DefaultHandler2 {
    private static final char SOFT_HYPHEN = '\u00ad';
    private static final Set<String> MARKED = Set.of("a", "q", "sub", "sup");
    private static final String RULE = "----------";

    private final Deque<TextBlock> blocks = new ArrayDeque<>();
    private final Deque<Mark> marks = new ArrayDeque<>();
    private final PlainText.Links links;
    private String text = "";

    PlainTextWriter(PlainText.Links links) {
        this.links = links;
    }

    /**
     * An inline element whose end changes what was said since it began.
     *
     * @param from where it began in the run of its block
     * @param target the address of a link, else empty
     */
    private record Mark(int from, String target) {}

    String text() {
        return text;
    }

    @Override
    public void startElement(String uri, String localName, String name, Attributes attributes) {
        if (TextBlock.isBlock(name)) {
            blocks.push(new TextBlock(name));
        } else if (MARKED.contains(name)) {
            if (name.equals("q")) {
                run().append('“');
            }
            var target = name.equals("a") ? attributes.getValue("href") : null;
            marks.push(new Mark(run().length(), target == null ? "" : target));
        } else if (name.equals("br")) {
            blocks.element().endLine();
        } else if (name.equals("hr")) {
            blocks.element().add("hr", RULE);
        }
    }

    @Override
    public void endElement(String uri, String localName, String name) {
        if (TextBlock.isBlock(name)) {
            var ended = blocks.pop().folded();
            if (blocks.isEmpty()) {
                text = ended;
            } else {
                blocks.element().add(name, ended);
            }
        } else if (MARKED.contains(name)) {
            endMark(name, marks.pop());
        }
    }

    private void endMark(String name, Mark mark) {
        switch (name) {
            case "q" -> run().append('”');
            case "a" -> endLink(mark);
            default -> {
                var said = run().substring(mark.from());
                run().setLength(mark.from());
                run().append(name.equals("sup") ? Script.RAISED.of(said) : Script.LOWERED.of(said));
            }
        }
    }

    /** Says the address behind the words, unless the words are the address. */
    private void endLink(Mark mark) {
        var target = mark.target().regionMatches(true, 0, "mailto:", 0, 7)
                ? mark.target().substring(7)
                : mark.target();
        var words = run().substring(mark.from()).strip();
        boolean said =
                target.equals(words) || target.equals("https://" + words) || target.equals("https://" + words + "/");
        if (target.isEmpty() || said) {
            return;
        }
        while (run().length() > mark.from() && run().charAt(run().length() - 1) == ' ') {
            run().setLength(run().length() - 1);
        }
        run().append(words.isEmpty() ? "" : " ").append(links.around(target));
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        var block = blocks.element();
        for (int i = start; i < start + length; i++) {
            if (characters[i] != SOFT_HYPHEN) {
                block.say(characters[i]);
            }
        }
    }

    private StringBuilder run() {
        return blocks.element().run();
    }

    /** Raised and lowered text: 10² must not become 102. */
    private enum Script {
        RAISED("^", "⁰¹²³⁴⁵⁶⁷⁸⁹"),
        LOWERED("_", "₀₁₂₃₄₅₆₇₈₉");

        private final String sign;
        private final String digits;

        Script(String sign, String digits) {
            this.sign = sign;
            this.digits = digits;
        }

        /** Digits as their small forms; words (1er, M me) as they are; all else in brackets behind a sign. */
        String of(String said) {
            if (said.chars().allMatch(c -> Character.isLetter(c) || c == ' ')) {
                return said;
            }
            if (!said.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return sign + "(" + said + ")";
            }
            return said.chars()
                    .mapToObj(c -> digits.substring(c - '0', c - '0' + 1))
                    .collect(Collectors.joining());
        }
    }
}
