package eu.briefwissel.support;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logging.MDC;

/** What one logger writes while this is open. */
public final class LogLines extends Handler implements AutoCloseable {

    private record Line(String level, String text, String event) {}

    private final Logger logger;
    private final List<Line> lines = new CopyOnWriteArrayList<>();

    private LogLines(Logger logger) {
        this.logger = logger;
    }

    public static LogLines of(String name) {
        var lines = new LogLines(Logger.getLogger(name));
        lines.logger.addHandler(lines);
        return lines;
    }

    /** The lines of that level. */
    public List<String> at(String level) {
        return lines.stream()
                .filter(line -> line.level().equals(level))
                .map(Line::text)
                .toList();
    }

    /** The field {@code event} of the lines that contain a text, in order. */
    public List<String> events(String text) {
        return lines.stream()
                .filter(line -> line.text().contains(text))
                .map(Line::event)
                .toList();
    }

    @Override
    public void publish(LogRecord written) {
        Object[] values = written.getParameters();
        String text =
                values == null ? written.getMessage() : written.getMessage().formatted(values);
        lines.add(new Line(written.getLevel().getName(), text, String.valueOf(MDC.get("event"))));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
