package eu.briefwissel.channel.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AskTogetherTest {

    private final AskTogether<String> together = new AskTogether<>(250);
    private final List<List<String>> calls = new ArrayList<>();
    private final List<UniEmitter<? super List<String>>> underWay = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();

    @Test
    void asksAboutWhoeverCameMeanwhileInOneCallOfAtMostSoMany() {
        ask("first");
        IntStream.range(0, 300).forEach(i -> ask("w" + i));
        assertThat(calls).containsExactly(List.of("first"));

        answerNext();
        answerNext();
        answerNext();

        assertThat(calls).extracting(List::size).containsExactly(1, 250, 50);
        assertThat(answers).hasSize(301).contains("about first", "about w0", "about w299");
    }

    @Test
    void goesOnAfterACallThatFailed() {
        ask("one");
        ask("two");

        underWay.removeFirst().fail(new IllegalStateException());
        answerNext();

        assertThat(answers).containsExactly("failed one", "about two");
    }

    private void ask(String who) {
        together.ask(who, this::call).subscribe().with(answers::add, _ -> answers.add("failed " + who));
    }

    private Uni<List<String>> call(List<String> about) {
        calls.add(about);
        return Uni.createFrom().emitter(underWay::add);
    }

    private void answerNext() {
        underWay.removeFirst()
                .complete(calls.getLast().stream().map(who -> "about " + who).toList());
    }
}
