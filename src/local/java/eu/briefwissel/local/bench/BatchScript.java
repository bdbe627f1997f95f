package eu.briefwissel.local.bench;

/**
 * What pgbench does beside a batch: the rows of a hundred messages, of the gateway's sizes, in one transaction whose statements go
 * out together. It writes no results of lines, which the gateway does.
 */
final class BatchScript {

    /** Messages a transaction. */
    static final int MESSAGES = 100;

    static final String SQL = """
            \\startpipeline
            begin;
            select set_config('briefwissel.tenant', :tenant, true),
                   set_config('bench.ids', (select string_agg(uuidv7()::text, ',') from generate_series(1, 100)), true);
            insert into idempotency (tenant, key, body_mac, delivery, expires_at)
            select :tenant, id, :digest::bytea, id::uuid, now() + interval '7 days'
              from unnest(string_to_array(current_setting('bench.ids'), ',')) as i(id);
            insert into message (tenant, month, id, reference, client_id, message_type, language, recipient_scheme,
                                 recipient_index, recipient_sealed, unread_after, accepted_at)
            select :tenant, :month::date, id::uuid, id, :client, 'besluit', 'nl', 'bsn', :digest::bytea, :recipient::bytea,
                   '5 working days', now()
              from unnest(string_to_array(current_setting('bench.ids'), ',')) as i(id);
            insert into data_key (tenant, month, message, wrapped)
            select :tenant, :month::date, id::uuid, :wrapped::bytea
              from unnest(string_to_array(current_setting('bench.ids'), ',')) as i(id);
            insert into delivery (tenant, month, id, version, status, route, step, attempt, updated_at)
            select :tenant, :month::date, id::uuid, 0, 'accepted', string_to_array(:route, ','), 0, 1, now()
              from unnest(string_to_array(current_setting('bench.ids'), ',')) as i(id);
            insert into content (tenant, month, message, part, segment, sealed)
            select :tenant, :month::date, id::uuid, 0, 0, :sealed::bytea
              from unnest(string_to_array(current_setting('bench.ids'), ',')) as i(id);
            insert into evidence (tenant, month, id, delivery, version, position, kind, attempt, detail, at,
                                  recorded_at, salt, commitment)
            select :tenant, :month::date, gen_random_uuid(), id::uuid, 0, 0, 'SubmissionAcceptance', 1, '', now(), now(),
                   :salt::bytea, :digest::bytea
              from unnest(string_to_array(current_setting('bench.ids'), ',')) as i(id);
            insert into work (tenant, delivery, stage, due_at, tries)
            select :tenant, id::uuid, 'resolve', now(), 0
              from unnest(string_to_array(current_setting('bench.ids'), ',')) as i(id);
            commit;
            \\endpipeline
            """;

    private BatchScript() {}
}
