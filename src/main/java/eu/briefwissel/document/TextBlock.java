package eu.briefwissel.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The text of one block element while its content comes in: a run of inline text, and the blocks ended before it. */
final class TextBlock {
    private static final Set<String> NAMES =
            Set.of(("body div p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd pre blockquote address"
                            + " table caption colgroup thead tfoot tbody tr th td")
                    .split(" "));
    private static final Set<String> CELLS = Set.of("th", "td");

    private final String name;
    private final List<String> ended = new ArrayList<>();
    private final StringBuilder run = new StringBuilder();
    private String footer = "";

    TextBlock(String name) {
        this.name = name;
    }

    static boolean isBlock(String element) {
        return NAMES.contains(element);
    }

    /** What was said since the last block within this one; may be changed. */
    StringBuilder run() {
        return run;
    }

    /** Takes in one character, in a {@code pre} as it is, else with blanks drawn together. */
    void say(char c) {
        boolean blank = c == ' ' || c == '\n' || c == '\t';
        if (!blank || name.equals("pre")) {
            run.append(c);
        } else if (!run.isEmpty() && !endsWithBlank()) {
            run.append(' ');
        }
    }

    void endLine() {
        while (endsWith(' ')) {
            run.setLength(run.length() - 1);
        }
        run.append('\n');
    }

    /** Takes in the text of a block that has ended; an empty one only where its place says something. */
    void add(String block, String text) {
        endRun();
        if (block.equals("tfoot")) {
            footer = text; // it comes before the rows and is read after them
        } else if (!text.isEmpty() || block.equals("li") || CELLS.contains(block)) {
            ended.add(block.equals("dd") ? item("  ", text) : text);
        }
    }

    /** All that was said, as this element's text. */
    String folded() {
        endRun();
        return switch (name) {
            case "ul" -> ended.stream().map(item -> item("- ", item)).collect(Collectors.joining("\n"));
            case "ol" -> numbered();
            case "tr" ->
                ended.stream()
                        .map(TextBlock::inOneLine)
                        .collect(Collectors.joining(" | "))
                        .stripTrailing();
            case "table" -> {
                add("tbody", footer);
                yield String.join("\n", ended);
            }
            case "blockquote" ->
                String.join("\n\n", ended)
                        .lines()
                        .map(line -> line.isEmpty() ? ">" : "> " + line)
                        .collect(Collectors.joining("\n"));
            case "body", "div" -> String.join("\n\n", ended);
            default -> String.join("\n", ended);
        };
    }

    private String numbered() {
        var items = new ArrayList<String>();
        for (var item : ended) {
            items.add(item(items.size() + 1 + ". ", item));
        }
        return String.join("\n", items);
    }

    /** The first line behind its sign, the others below it. */
    private static String item(String sign, String text) {
        return (sign + text.replaceAll("\n(?!\n)", "\n" + " ".repeat(sign.length()))).stripTrailing();
    }

    private static String inOneLine(String cell) {
        return cell.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining(" "));
    }

    private void endRun() {
        var text = name.equals("pre")
                ? run.toString().stripTrailing()
                : run.toString().strip();
        if (!text.isEmpty()) {
            ended.add(text);
        }
        run.setLength(0);
    }

    private boolean endsWithBlank() {
        return endsWith(' ') || endsWith('\n');
    }

    private boolean endsWith(char c) {
        return !run.isEmpty() && run.charAt(run.length() - 1) == c;
    }
}
