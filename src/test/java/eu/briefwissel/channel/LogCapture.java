package eu.briefwissel.channel;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** All that is logged while it is open, stack traces included. */
public final class LogCapture extends Handler implements AutoCloseable {

    private final Formatter messageAndException = new PatternFormatter("%s%e");
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private LogCapture() {}

    public static LogCapture open() {
        LogCapture capture = new LogCapture();
        Logger.getLogger("").addHandler(capture);
        return capture;
    }

    public String text() {
        return String.join("\n", lines);
    }

    @Override
    public void publish(LogRecord logged) {
        lines.add(messageAndException.format(logged));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
