package eu.briefwissel.local.bench;

import java.util.Map;
import java.util.TreeMap;

/**
 * What pgbench does: the rows the gateway writes for one message, of the same sizes, in one transaction, the tenant set at
 * its beginning. All its statements go out together, so that it waits for the server once a message; that is the best
 * pgbench can do one by one.
 */
final class PgbenchScripts {

    /** What a submission writes. */
    static final String INGEST = """
            \\startpipeline
            begin;
            select set_config('briefwissel.tenant', :tenant, true), set_config('bench.id', uuidv7()::text, true);
            insert into idempotency (tenant, key, body_mac, delivery, expires_at)
            values (:tenant, current_setting('bench.id'), :digest::bytea, current_setting('bench.id')::uuid,
                    now() + interval '7 days');
            insert into message (tenant, month, id, reference, client_id, message_type, language, recipient_scheme,
                                 recipient_index, recipient_sealed, unread_after, accepted_at)
            values (:tenant, :month::date, current_setting('bench.id')::uuid, current_setting('bench.id'), :client,
                    'besluit', 'nl', 'bsn', :digest::bytea, :recipient::bytea, '5 working days', now());
            insert into data_key (tenant, month, message, wrapped)
            values (:tenant, :month::date, current_setting('bench.id')::uuid, :wrapped::bytea);
            insert into delivery (tenant, month, id, version, status, route, step, attempt, updated_at)
            values (:tenant, :month::date, current_setting('bench.id')::uuid, 0, 'accepted',
                    string_to_array(:route, ','), 0, 1, now());
            insert into content (tenant, month, message, part, segment, sealed)
            values (:tenant, :month::date, current_setting('bench.id')::uuid, 0, 0, :sealed::bytea);
            insert into evidence (tenant, month, id, delivery, version, position, kind, attempt, detail, at,
                                  recorded_at, salt, commitment)
            values (:tenant, :month::date, gen_random_uuid(), current_setting('bench.id')::uuid, 0, 0,
                    'SubmissionAcceptance', 1, '', now(), now(), :salt::bytea, :digest::bytea);
            insert into work (tenant, delivery, stage, due_at, tries)
            values (:tenant, current_setting('bench.id')::uuid, 'resolve', now(), 0);
            commit;
            \\endpipeline
            """;

    /**
     * What resolving and publishing write: claims, both states, both facts, the attempt before and after the call, its
     * wire id and its receipt, the work that follows.
     */
    static final String PUBLISH = """
            \\startpipeline
            begin;
            select set_config('briefwissel.tenant', :tenant, true),
                   set_config('bench.wire', gen_random_uuid()::text, true);
            select set_config('bench.id', delivery::text, true)
              from claim_work('resolve', 1, now(), now() + interval '2 minutes', gen_random_uuid());
            update delivery
               set version = version + 1, status = 'resolved', updated_at = now()
             where month = :month::date
               and id = current_setting('bench.id')::uuid
               and version = 0;
            insert into evidence (tenant, month, id, delivery, version, position, kind, attempt, channel, detail, at,
                                  recorded_at, salt, commitment)
            values (:tenant, :month::date, gen_random_uuid(), current_setting('bench.id')::uuid, 1, 0,
                    'ChannelChosen', 1, 'berichtenbox', '', now(), now(), :salt::bytea, :digest::bytea);
            delete from work where delivery = current_setting('bench.id')::uuid and stage <> 'receive';
            insert into work (tenant, delivery, stage, due_at, tries)
            values (:tenant, current_setting('bench.id')::uuid, 'publish', now(), 0);
            update work
               set due_at = now() + interval '2 minutes', lease = gen_random_uuid()
             where delivery = current_setting('bench.id')::uuid
               and stage = 'publish';
            insert into attempt (tenant, month, delivery, attempt, step, wire_id, in_flight, started_at)
            values (:tenant, :month::date, current_setting('bench.id')::uuid, 1, 0,
                    current_setting('bench.wire')::uuid, true, now());
            insert into receipt (tenant, channel, foreign_id, month, delivery, attempt)
            values (:tenant, 'berichtenbox', current_setting('bench.wire'), :month::date,
                    current_setting('bench.id')::uuid, 1);
            update delivery
               set version = version + 1, status = 'published', receipt_id = current_setting('bench.wire'),
                   receipt_at = now(), read_by = now() + interval '7 days', updated_at = now()
             where month = :month::date
               and id = current_setting('bench.id')::uuid
               and version = 1;
            insert into evidence (tenant, month, id, delivery, version, position, kind, attempt, channel, detail, at,
                                  recorded_at, salt, commitment)
            values (:tenant, :month::date, gen_random_uuid(), current_setting('bench.id')::uuid, 2, 0,
                    'ContentConsignment', 1, 'berichtenbox', current_setting('bench.wire'), now(), now(),
                    :salt::bytea, :digest::bytea);
            update attempt
               set in_flight = false
             where month = :month::date
               and delivery = current_setting('bench.id')::uuid
               and attempt = 1;
            insert into receipt (tenant, channel, foreign_id, month, delivery, attempt)
            values (:tenant, 'berichtenbox', 'LOG-' || current_setting('bench.wire'), :month::date,
                    current_setting('bench.id')::uuid, 1);
            delete from work where delivery = current_setting('bench.id')::uuid and stage <> 'receive';
            insert into work (tenant, delivery, stage, due_at, tries)
            values (:tenant, current_setting('bench.id')::uuid, 'fallback', now() + interval '7 days', 0);
            commit;
            \\endpipeline
            """;

    private static final int DIGEST_BYTES = 32;
    private static final int SALT_BYTES = 16;

    private PgbenchScripts() {}

    /** The variables of both scripts: as many bytes as the gateway's rows have, so that as many go over the wire. */
    static Map<String, String> variables(Map<String, String> sizes) {
        Map<String, String> variables = new TreeMap<>(sizes);
        variables.put("tenant", "sandbox");
        variables.put("digest", bytes(DIGEST_BYTES));
        variables.put("salt", bytes(SALT_BYTES));
        for (String name : new String[] {"sealed", "recipient", "wrapped"}) {
            variables.computeIfPresent(name, (_, size) -> bytes(Integer.parseInt(size)));
        }
        return variables;
    }

    /** In PostgreSQL's escape format for bytea a letter is a byte. */
    private static String bytes(int count) {
        return "x".repeat(count);
    }
}
