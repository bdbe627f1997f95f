package eu.briefwissel.function.http;

import eu.briefwissel.trace.LineResult;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What became of the lines of a batch, written as NDJSON or as CSV (RFC 4180). */
final class ResultLines {

    private static final String CSV_END = "\r\n";

    static final String CSV_HEADER = "line,reference,id,problem,field,rule,detail,more" + CSV_END;

    private ResultLines() {}

    /** Without the end of the last line: the framework ends a part of NDJSON. */
    static String ndjson(List<LineResult> part) {
        return part.stream().map(result -> json(result).encode()).collect(Collectors.joining("\n"));
    }

    static String csv(List<LineResult> part) {
        return part.stream().map(result -> row(result) + CSV_END).collect(Collectors.joining());
    }

    private static JsonObject json(LineResult result) {
        JsonObject json = new JsonObject().put("line", result.line());
        result.reference().ifPresent(reference -> json.put("reference", reference));
        return switch (result.outcome()) {
            case LineResult.Outcome.Accepted(var id) -> json.put("id", id.toString());
            case LineResult.Outcome.Refused refused -> json.put("problem", problem(refused));
        };
    }

    private static JsonObject problem(LineResult.Outcome.Refused refused) {
        ProblemType type = ProblemType.named(refused.problem());
        JsonObject problem = new JsonObject()
                .put("type", type.uri())
                .put("title", type.title())
                .put("status", type.status());
        refused.detail().ifPresent(detail -> problem.put("detail", detail));
        if (!refused.rules().isEmpty()) {
            problem.put(
                    "errors",
                    new JsonArray(refused.rules().stream()
                            .map(r -> new JsonObject()
                                    .put("field", r.field())
                                    .put("rule", r.rule())
                                    .put("detail", r.detail()))
                            .toList()));
        }
        return problem;
    }

    /** Of several rules the first, and how many more there are. */
    private static String row(LineResult result) {
        Stream<String> cells = switch (result.outcome()) {
            case LineResult.Outcome.Accepted(var id) -> Stream.of(id.toString(), "", "", "", "", "");
            case LineResult.Outcome.Refused(var problem, var detail, var rules) ->
                rules.isEmpty()
                        ? Stream.of("", problem, "", "", detail.orElse(""), "")
                        : Stream.of(
                                "",
                                problem,
                                rules.getFirst().field(),
                                rules.getFirst().rule(),
                                rules.getFirst().detail(),
                                rules.size() == 1 ? "" : String.valueOf(rules.size() - 1));
        };
        return Stream.concat(
                        Stream.of(
                                String.valueOf(result.line()),
                                result.reference().map(ResultLines::asText).orElse("")),
                        cells)
                .map(ResultLines::cell)
                .collect(Collectors.joining(","));
    }

    /** A spreadsheet computes what begins so (OWASP, "CSV Injection"): what a sender wrote is text. */
    private static String asText(String sendersOwn) {
        return !sendersOwn.isEmpty() && "=+-@\t\r".indexOf(sendersOwn.charAt(0)) >= 0 ? "'" + sendersOwn : sendersOwn;
    }

    private static String cell(String text) {
        boolean needsQuotes = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return needsQuotes ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
