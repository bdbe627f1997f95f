package eu.briefwissel.store;

import eu.briefwissel.delivery.Broken;
import eu.briefwissel.delivery.DeliveryId;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * What was asked for of many deliveries. One that cannot be read keeps no other from being read.
 *
 * @param found what could be read
 * @param broken what is there and could not
 */
public record Loaded<T>(Map<DeliveryId, T> found, Map<DeliveryId, Broken> broken) {

    private static final String OURS = "eu.briefwissel.";

    private static final Logger LOG = Logger.getLogger(Loaded.class);

    public Loaded {
        found = Map.copyOf(found);
        broken = Map.copyOf(broken);
    }

    /** Reads rows that have an {@code id} each; whatever goes wrong with one of them is about that one alone. */
    static <T> Loaded<T> read(RowSet<Row> rows, Broken what, Function<Row, T> reader) {
        Map<DeliveryId, T> found = new HashMap<>();
        Map<DeliveryId, Broken> broken = new HashMap<>();
        for (Row row : rows) {
            DeliveryId id = new DeliveryId(row.getUUID("id"));
            try {
                found.put(id, reader.apply(row));
            } catch (RowBroken known) {
                broken.put(id, known.what());
                log(id, known.what(), known);
            } catch (RuntimeException unreadable) {
                broken.put(id, what);
                log(id, what, unreadable);
            }
        }
        return new Loaded<>(found, broken);
    }

    /** What a failure says may quote what was being read (rule 7): only what kind it is, and where, goes further. */
    static void log(DeliveryId id, Broken what, Throwable failure) {
        Throwable root = failure.getCause() == null ? failure : failure.getCause();
        String at = Arrays.stream(root.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .findFirst()
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("-");
        LOG.errorf(
                "cannot be read delivery=%s what=%s failure=%s at=%s",
                id, what.wireName(), root.getClass().getSimpleName(), at);
    }
}
