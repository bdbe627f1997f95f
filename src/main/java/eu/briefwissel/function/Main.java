package eu.briefwissel.function;

import eu.briefwissel.function.lambda.InitError;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/** Starts the process; first what a single machine brings along, where it is there and no database is configured. */
@QuarkusMain
public final class Main {

    private static final Logger LOG = Logger.getLogger(Main.class);
    /** Requests (5), calls that were begun (22) and giving leases back (5) come before, and need the database. */
    private static final long MOST_SECONDS_TO_STOP = 40;

    private static final String DATABASE = "quarkus.datasource.reactive.url";

    private Main() {}

    public static void main(String... args) {
        CountDownLatch stopped = new CountDownLatch(1);
        localMachine().ifPresent(machine -> {
            machine.start().forEach(Main::setWhereUnset);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(machine, stopped), "local-machine-stop"));
        });
        Quarkus.run(
                null,
                (code, failure) -> {
                    if (failure != null) {
                        LOG.error("Briefwissel could not start", failure);
                        InitError.report(System.getenv("AWS_LAMBDA_RUNTIME_API"), failure);
                    }
                    stopped.countDown();
                    System.exit(code);
                },
                args);
    }

    /** The database goes after the gateway, also when the JVM is told to stop. */
    private static void close(LocalMachine machine, CountDownLatch stopped) {
        try {
            boolean isStopped = stopped.await(MOST_SECONDS_TO_STOP, TimeUnit.SECONDS);
            LOG.debugf("gateway stopped=%s", isStopped);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        machine.close();
    }

    private static Optional<LocalMachine> localMachine() {
        if (ConfigProvider.getConfig().getOptionalValue(DATABASE, String.class).isPresent()) {
            return Optional.empty();
        }
        return ServiceLoader.load(LocalMachine.class).findFirst();
    }

    private static void setWhereUnset(String name, String value) {
        if (!isSetOutside(name)) {
            System.setProperty(name, value);
        }
    }

    /** Set by the environment or on the command line; what the program itself ships is only a default. */
    private static boolean isSetOutside(String name) {
        return System.getProperty(name) != null || System.getenv(environmentName(name)) != null;
    }

    private static String environmentName(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
