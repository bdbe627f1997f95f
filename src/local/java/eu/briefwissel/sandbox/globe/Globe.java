package eu.briefwissel.sandbox.globe;

import eu.briefwissel.sandbox.event.Office;
import eu.briefwissel.sandbox.event.Pace;
import eu.briefwissel.sandbox.wire.Call;
import eu.briefwissel.sandbox.wire.Endpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Berichtenbox of Logius, dialect {@code globe}: the routes of a sender's ebMS adapter, and of the subscription check. */
public final class Globe implements AutoCloseable {
    /** Where the adapter stands (the paths of ebms-core 2.20). */
    public static final String ADAPTER = "/globe/service/rest/v19";

    /** Where the subscription check stands. */
    public static final String CHECK = "/globe/BerichtenboxValidatieService";

    private final Office office;
    private final AdapterPost post;
    private final Map<String, Endpoint> routes = new HashMap<>();

    /**
     * The Berichtenbox for one account.
     *
     * @param directory where the adapter keeps what lies there; null for in memory
     * @param pace how long after a batch its result comes
     * @param lateBy how late an answer is that comes too late
     */
    public Globe(Office office, Account account, @Nullable Path directory, Pace pace, Duration lateBy)
            throws IOException {
        this.office = office;
        post = AdapterPost.open(directory);
        var logius = new Logius(office, post, account, pace);
        var answers = new AdapterAnswers(office);
        var messages = ADAPTER + "/ebms";
        var adapter = new HashMap<>(new AskMessages(office, account, post).routes(messages));
        adapter.put("POST " + messages + "/messages", new SendBatch(office, account, post, logius, lateBy));
        adapter.forEach((route, endpoint) ->
                routes.put(route, call -> mayCall(account, call) ? endpoint.answer(call) : answers.unauthorized()));
        routes.put("POST " + CHECK, new CheckSubscriptions(office, account));
    }

    public Map<String, Endpoint> routes() {
        return Map.copyOf(routes);
    }

    /** Lets all results arrive that come within a day, or by hand; answers how many did. */
    public int hurry() {
        return post.hurry(office.now());
    }

    @Override
    public void close() throws IOException {
        post.close();
    }

    private static boolean mayCall(Account account, Call call) {
        return call.header("Authorization")
                .filter(account.authorization()::equals)
                .isPresent();
    }
}
