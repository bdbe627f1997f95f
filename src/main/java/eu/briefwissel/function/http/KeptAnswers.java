package eu.briefwissel.function.http;

import eu.briefwissel.request.Answer;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/** What is answered to whoever keeps clients, settings, templates or tenants. */
final class KeptAnswers {

    private KeptAnswers() {}

    /**
     * The answer.
     *
     * @param invalid the problem of a request that breaks rules
     * @param kept what is said where all went well
     */
    static <T> Response response(Answer<T> answer, ProblemType invalid, Function<T, Response> kept) {
        return switch (answer) {
            case Answer.Kept<T>(T value) -> kept.apply(value);
            case Answer.ThereBefore<T> _ -> Problem.of(ProblemType.THERE_BEFORE).response();
            case Answer.NotThere<T> _ -> Problem.of(ProblemType.NOT_FOUND).response();
            case Answer.Invalid<T>(var violations) ->
                Problem.of(invalid, violations).response();
            case Answer.Malformed<T>(int line, int column, String sentence) ->
                Problem.of(ProblemType.MALFORMED_JSON, "line %d, column %d: %s".formatted(line, column, sentence))
                        .response();
        };
    }
}
