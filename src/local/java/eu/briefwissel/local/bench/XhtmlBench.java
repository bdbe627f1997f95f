package eu.briefwissel.local.bench;

import eu.briefwissel.document.StrictXhtml;
import eu.briefwissel.document.XhtmlVerdict;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How long one thread takes to judge a body of 50 kB, and a small one, once warm; each time is a body of its own. */
final class XhtmlBench {

    private static final int WARM_UP = 2_000;
    private static final int TIMES = 5_000;
    private static final int LARGE = 50_000;
    private static final int SMALL = 1_500;

    /** What letters are made of: text, a list, a table, a link, entities. */
    private static final String PARAGRAPH = """
            <h3>Besluit %1$d</h3><p>Geachte heer, mevrouw, uw aanvraag <strong>Z-2026-%1$06d</strong> is toegewezen &amp; gaat in \
            op <em>15 januari 2027</em>; zie <a href="https://example.org/besluit/%1$d">de toelichting</a>.</p>
            <ul><li>Bedrag: &euro; %1$d,00</li><li>Termijn: zes weken</li></ul>
            <table summary="bedragen"><tr><th>Jaar</th><th>Bedrag</th></tr><tr><td>2026</td><td>%1$d</td></tr></table>
            """;

    private XhtmlBench() {}

    static void run() {
        System.out.printf("%-10s%12s%12s%12s%10s%n", "bytes", "p50 µs", "p99 µs", "most µs", "MB/s");
        measure(SMALL);
        measure(LARGE);
    }

    private static void measure(int bytes) {
        for (int i = 0; i < WARM_UP; i++) {
            judge(body(bytes, i));
        }
        long[] nanos = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            String body = body(bytes, i);
            long before = System.nanoTime();
            judge(body);
            nanos[i] = System.nanoTime() - before;
        }
        Arrays.sort(nanos);
        double median = nanos[TIMES / 2] / 1e3;
        System.out.printf(
                "%-10d%12.0f%12.0f%12.0f%10.0f%n",
                bytes, median, nanos[TIMES / 100 * 99] / 1e3, nanos[TIMES - 1] / 1e3, bytes / median);
    }

    private static void judge(String body) {
        if (!(StrictXhtml.check(body) instanceof XhtmlVerdict.Accepted)) {
            throw new IllegalStateException("the body of the bench is refused: " + StrictXhtml.check(body));
        }
    }

    /** Of about so many bytes, and not the same one twice. */
    private static String body(int bytes, int salt) {
        int paragraphs = Math.max(
                1, Math.round((float) bytes / PARAGRAPH.formatted(100_000).length()));
        return IntStream.range(0, paragraphs)
                .mapToObj(i -> PARAGRAPH.formatted(100_000 + salt + i))
                .collect(Collectors.joining());
    }
}
