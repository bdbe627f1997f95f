package eu.briefwissel.local.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table that is printed: a line a turn, the ratio beside pgbench's line, and the median of the ratios. */
final class Report {

    private static final String LINE = "%-6s%-10s%12s%12s%12s%12s%8s%n";
    private static final String ABOVE = " ".repeat(33) + "CPU µs a message\n";
    private static final double PRECISE_BELOW = 10;

    private Report() {}

    /**
     * @param subject what the gateway did, as its lines are named
     * @param other who was at the other end of the gateway, as its column is named
     */
    static String of(String subject, String other, List<Round> rounds) {
        var text = new StringBuilder();
        text.append(ABOVE);
        text.append(LINE.formatted("round", "", "messages/s", "gateway", "PostgreSQL", other, "ratio"));
        for (Round round : rounds) {
            String number = String.valueOf(rounds.indexOf(round) + 1);
            text.append(line(number, subject, round.gateway(), ""));
            round.pgbench()
                    .ifPresent(turn -> text.append(
                            line("", "pgbench", turn, ratio(round.ratio().orElseThrow()))));
        }
        Round.medianRatio(rounds)
                .ifPresent(median -> text.append("median ratio to pgbench: %s%n".formatted(ratio(median))));
        return String.join("\n", stripped(text.toString()));
    }

    private static String line(String round, String what, Turn turn, String ratio) {
        Cpu cpu = turn.cpu();
        return LINE.formatted(
                round,
                what,
                number(turn.perSecond()),
                number(cpu.gateway()),
                number(cpu.postgres()),
                number(cpu.other()),
                ratio);
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        return String.format(Locale.ROOT, value < PRECISE_BELOW ? "%,.1f" : "%,.0f", value);
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static List<String> stripped(String text) {
        List<String> lines = new ArrayList<>();
        text.lines().map(String::stripTrailing).forEach(lines::add);
        return lines;
    }
}
