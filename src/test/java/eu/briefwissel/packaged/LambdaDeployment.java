package eu.briefwissel.packaged;

import eu.briefwissel.queue.TestSqs;
import eu.briefwissel.support.AwsStandIn;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The functions as infra/ deploys them, beside a sandbox: an HTTP API in front, SQS and a schedule behind, passwords and keys in
 * Secrets Manager, each function in an environment of its own.
 */
final class LambdaDeployment implements AutoCloseable {

    static final String SECRET = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:int/application-a1B2c3";
    static final String MASTER_KEY = "/briefwissel/int/master-key";

    private final LambdaZip zip;
    private final Optional<LambdaZip> document;
    private final Path directory;
    private final SandboxBeside sandbox;
    private final AwsStandIn aws = AwsStandIn.start();
    private final TestSqs queue = new TestSqs();
    private final Map<String, String> settings;
    private final Map<String, LambdaFunction> functions = new ConcurrentHashMap<>();
    private final HttpApi http;

    private LambdaDeployment(LambdaZip zip, Optional<LambdaZip> document, Path directory, Map<String, String> more) {
        this.zip = zip;
        this.document = document;
        this.directory = directory;
        this.sandbox = SandboxBeside.start(directory);
        this.settings = settings(sandbox.gatewaySettings(0), queue.start());
        this.settings.putAll(more);
        this.http = HttpApi.start(sandbox.gatewayPort(), path -> function(functionOf(path)));
    }

    static LambdaDeployment start(Path directory) {
        return start(directory, Map.of());
    }

    /** With these settings of all functions on top. */
    static LambdaDeployment start(Path directory, Map<String, String> more) {
        LambdaZip zip = LambdaZip.unpack(LambdaZip.chosen(), directory.resolve("task"));
        return new LambdaDeployment(zip, Optional.empty(), directory, more);
    }

    /** With the function document, which has a zip and a queue of its own. */
    static LambdaDeployment startWithDocuments(Path directory) {
        LambdaZip zip = LambdaZip.unpack(LambdaZip.chosen(), directory.resolve("task"));
        LambdaZip document = LambdaZip.unpack(LambdaZip.ofDocument(), directory.resolve("document-task"));
        Map<String, String> more = Map.of("BRIEFWISSEL_INSPECTION", "on");
        LambdaDeployment lambda = new LambdaDeployment(zip, Optional.of(document), directory, more);
        lambda.settings.put("BRIEFWISSEL_QUEUE_SQS_DOCUMENT_URL", TestSqs.documents());
        return lambda;
    }

    LambdaZip zip() {
        return zip;
    }

    SandboxBeside sandbox() {
        return sandbox;
    }

    AwsStandIn aws() {
        return aws;
    }

    HttpApi http() {
        return http;
    }

    Gateway sender() {
        return new Gateway(sandbox.gatewayPort(), sandbox.client("sender"));
    }

    /** The environment of this function, started by its first call, and anew by the first after its end. */
    LambdaFunction function(String name) {
        return functions.compute(name, (_, running) -> {
            if (running != null && running.process().isAlive()) {
                return running;
            }
            if (running != null) {
                running.close();
            }
            return start(name, name, Map.of());
        });
    }

    /** Another environment of a function, with settings of its own. */
    LambdaFunction start(String name, String handler, Map<String, String> own) {
        Map<String, String> all = new HashMap<>(settings);
        all.computeIfPresent("QUARKUS_DATASOURCE_REACTIVE_URL", (_, url) -> url + "?application_name=" + name);
        all.put("QUARKUS_LAMBDA_HANDLER", handler);
        all.putAll(own);
        return LambdaFunction.start(
                name, document.filter(_ -> name.equals("document")).orElse(zip), directory, all);
    }

    /** What no function may ever print. */
    List<String> secrets() {
        Map<String, String> known = sandbox.gatewaySettings(0);
        return List.of(
                known.get("QUARKUS_DATASOURCE_PASSWORD"),
                known.get("BRIEFWISSEL_STORE_MASTER_KEY"),
                sandbox.client("sender").get("clientSecret").asText(),
                sandbox.look("account").get("logius_client_secret").asText(),
                sandbox.look("account").get("logius_webhook_secret").asText());
    }

    /** Has queue and schedule do their work until it is closed. */
    PassingTime passingTime() {
        return PassingTime.of(this);
    }

    /** The connections of an environment to the store, each by its process there and the moment it was begun. */
    Set<String> connections(String name) throws SQLException {
        Map<String, String> known = sandbox.gatewaySettings(0);
        try (var store = DriverManager.getConnection(
                        "jdbc:" + known.get("QUARKUS_DATASOURCE_REACTIVE_URL"),
                        known.get("QUARKUS_DATASOURCE_USERNAME"),
                        known.get("QUARKUS_DATASOURCE_PASSWORD"));
                var query = store.prepareStatement(
                        "select pid || '@' || backend_start from pg_stat_activity where application_name = ?")) {
            query.setString(1, name);
            Set<String> connections = new HashSet<>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    connections.add(rows.getString(1));
                }
            }
            return connections;
        }
    }

    @Override
    public void close() {
        http.close();
        functions.values().forEach(LambdaFunction::close);
        queue.stop();
        aws.close();
        sandbox.close();
    }

    private Map<String, String> settings(Map<String, String> known, Map<String, String> sqs) {
        String login = "{\"username\":\"%s\",\"password\":\"%s\"}"
                .formatted(known.get("QUARKUS_DATASOURCE_USERNAME"), known.get("QUARKUS_DATASOURCE_PASSWORD"));
        aws.secret(SECRET, login);
        aws.parameter(MASTER_KEY, Objects.requireNonNull(known.get("BRIEFWISSEL_STORE_MASTER_KEY")));
        Map<String, String> all = new HashMap<>(known);
        all.put("QUARKUS_DATASOURCE_USERNAME", "aws-secret:" + SECRET + "#username");
        all.put("QUARKUS_DATASOURCE_PASSWORD", "aws-secret:" + SECRET + "#password");
        all.put("BRIEFWISSEL_STORE_MASTER_KEY", "aws-parameter:" + MASTER_KEY);
        all.put("BRIEFWISSEL_QUEUE", "sqs");
        all.put("BRIEFWISSEL_QUEUE_SQS_URL", TestSqs.url());
        all.put("QUARKUS_SQS_ENDPOINT_OVERRIDE", sqs.get("quarkus.sqs.endpoint-override"));
        all.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", aws.address().toString());
        all.put("AWS_ENDPOINT_URL_SSM", aws.address().toString());
        return all;
    }

    /** As infra/aws routes them. */
    private static String functionOf(String path) {
        if (path.contains("/api/webhook/")) {
            return "webhook";
        }
        return path.startsWith("/api/admin/") ? "admin" : path.equals("/v1/reach") ? "reach" : "ingest";
    }
}
