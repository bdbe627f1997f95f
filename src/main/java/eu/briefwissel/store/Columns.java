package eu.briefwissel.store;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Parallel arrays for {@code unnest}: one column after the other, each with a value for every row; and the conversions
 * between our values and the driver's.
 *
 * @param <T> what a row is made of
 */
final class Columns<T> {

    private final List<T> rows;
    private final List<@Nullable Object> arrays = new ArrayList<>();

    private Columns(List<T> rows) {
        this.rows = rows;
    }

    static <T> Columns<T> of(List<T> rows) {
        return new Columns<>(rows);
    }

    /** One more parameter that is the same for all rows. */
    Columns<T> same(Object value) {
        arrays.add(value);
        return this;
    }

    /** One more column; {@code empty} gives the array's type. */
    <C> Columns<T> column(C[] empty, Function<T, @Nullable C> value) {
        arrays.add(rows.stream().map(value).toList().toArray(empty));
        return this;
    }

    Columns<T> texts(Function<T, @Nullable String> value) {
        return column(new String[0], value);
    }

    Columns<T> blobs(Function<T, byte @Nullable []> value) {
        return column(new Buffer[0], row -> {
            byte[] bytes = value.apply(row);
            return bytes == null ? null : Buffer.buffer(bytes);
        });
    }

    Columns<T> instants(Function<T, @Nullable Instant> value) {
        return column(new OffsetDateTime[0], row -> {
            Instant instant = value.apply(row);
            return instant == null ? null : utc(instant);
        });
    }

    Tuple tuple() {
        Tuple tuple = Tuple.tuple();
        arrays.forEach(tuple::addValue);
        return tuple;
    }

    static Buffer buffer(byte[] bytes) {
        return Buffer.buffer(bytes);
    }

    static byte[] bytes(Row row, String column) {
        return ((Buffer) row.getValue(column)).getBytes();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    static Optional<Instant> optionalInstant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }
}
