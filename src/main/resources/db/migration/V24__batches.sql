-- Batches: many submissions in one upload, what became of each of its lines, and which messages came with which batch.
-- Expand: the version before knows nothing of the tables, and writes messages that belong to no batch.

create table batch (
    tenant          text not null references tenant,
    id              uuid not null,
    -- The sender's idempotency key; null when it counts no more.
    key             text check (length(key) between 1 and 255),
    key_until       timestamptz not null,
    client_id       text not null,
    created_at      timestamptz not null,
    -- When an upload of it came to its end; null while none has.
    completed_at    timestamptz,
    retention_until timestamptz,
    primary key (tenant, id),
    unique (tenant, key)
);
create index batch_by_retention on batch (retention_until) where retention_until is not null;

-- What the last upload that had this line was told of it; not the line. Of a message its id alone: reference and all else stand
-- with the message, and go with it.
create table batch_line (
    tenant    text not null,
    batch     uuid not null,
    line      integer not null check (line >= 1),
    month     date,
    delivery  uuid,
    reference text check (length(reference) between 1 and 100),
    problem   text,
    detail    text,
    errors    text,
    primary key (tenant, batch, line),
    check ((delivery is null) = (month is null)),
    check ((delivery is null) <> (problem is null)),
    check (reference is null or problem is not null)
);

alter table message add column batch uuid;
create index message_by_batch on message (tenant, batch, id) where batch is not null;

do $$
declare
    name text;
begin
    foreach name in array array['batch', 'batch_line'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('create policy own_tenant on %I using (tenant = current_tenant()) with check (tenant = current_tenant())',
                       name);
        execute format('create policy upkeep on %I to %I using (current_setting(''briefwissel.upkeep'', true) = ''on'')',
                       name, current_user);
    end loop;
end
$$;
grant select, insert, update on batch, batch_line to briefwissel_app;

-- Deletes of one batch whose retention has passed, by both clocks, so many lines, and with the last of them the batch itself; gives
-- back how many rows those were: 0 where there is no such batch.
create function sweep_batches(p_now timestamptz, p_limit integer) returns integer
    language plpgsql volatile security definer
    set search_path = public, pg_temp
as $$
declare
    moment constant timestamptz := least(p_now, now());
    past record;
    swept integer := 0;
begin
    perform set_config('briefwissel.upkeep', 'on', true);
    select b.tenant, b.id into past
      from batch b
     where b.retention_until <= moment
     order by b.retention_until
     limit 1
       for update skip locked;
    if found then
        delete from batch_line l
         where l.tenant = past.tenant
           and l.batch = past.id
           and l.line in (select o.line
                            from batch_line o
                           where o.tenant = past.tenant
                             and o.batch = past.id
                           order by o.line
                           limit p_limit);
        get diagnostics swept = row_count;
        if swept < p_limit then
            delete from batch b where b.tenant = past.tenant and b.id = past.id;
            swept := swept + 1;
        end if;
    end if;
    perform set_config('briefwissel.upkeep', 'off', true);
    return swept;
end
$$;

revoke all on function sweep_batches from public;
grant execute on function sweep_batches to briefwissel_app;
