-- Callbacks: where a tenant's events are sent as they come, signed, and how far that has come. And messages that their sender
-- takes back.
-- Expand: the version before knows nothing of the table. What was withdrawn has no work for it to take up; asked to show one, or a
-- part of the stream that tells of one, it answers that something is wrong, until it is replaced.

create table callback (
    tenant               text not null references tenant,
    name                 text not null check (name ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    -- Sealed with the tenant's key: an address may carry a token of its receiver in its query.
    url_sealed           bytea not null,
    secret_sealed        bytea not null,
    secret_before_sealed bytea,
    secret_before_until  timestamptz,
    kinds                text[] not null,
    is_active            boolean not null,
    created_at           timestamptz not null,
    -- Grows when somebody sets the place anew: who sends meanwhile does not move it back.
    generation           bigint not null default 0,
    cursor_xact          xid8 not null,
    cursor_seq           bigint not null,
    failures             integer not null default 0 check (failures >= 0),
    failing_since        timestamptz,
    last_success_at      timestamptz,
    last_failure_at      timestamptz,
    last_failure         text,
    next_try_at          timestamptz not null,
    off_at               timestamptz,
    off_because          text,
    test_asked_at        timestamptz,
    tested_at            timestamptz,
    test_outcome         text,
    leased_until         timestamptz not null default '-infinity',
    primary key (tenant, name),
    check ((secret_before_sealed is null) = (secret_before_until is null)),
    check ((failures > 0) = (failing_since is not null)),
    check ((off_at is null) = (off_because is null))
);
alter table callback enable row level security;
alter table callback force row level security;
create policy own_tenant on callback using (tenant = current_tenant()) with check (tenant = current_tenant());
grant select, insert, update, delete on callback to briefwissel_app;

do $$
begin
    execute format('create policy upkeep on callback to %I using (current_setting(''briefwissel.upkeep'', true) = ''on'')',
                   current_user);
end
$$;

-- Sending crosses tenants, and this is the only door: it gives out names, of those that have something to send or a test to make,
-- the ones that waited longest first. What is given out is leased.
create function claim_callbacks(p_now timestamptz, p_until timestamptz, p_limit integer)
    returns table (tenant text, name text)
    language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
    perform set_config('briefwissel.upkeep', 'on', true);
    return query
    update callback c
       set leased_until = p_until
      from (select d.tenant, d.name
              from callback d
             where d.leased_until <= p_now
               and (d.test_asked_at is not null
                    or d.is_active
                       and d.off_at is null
                       and d.next_try_at <= p_now
                       and exists (select
                                     from evidence e
                                    where e.tenant = d.tenant
                                      and (e.xact, e.seq) > (d.cursor_xact, d.cursor_seq)
                                      and e.xact < pg_snapshot_xmin(pg_current_snapshot())))
             order by d.next_try_at
             limit p_limit
               for update skip locked) due
     where c.tenant = due.tenant
       and c.name = due.name
    returning c.tenant, c.name;
    perform set_config('briefwissel.upkeep', 'off', true);
end
$$;

-- How many are off and how many fail, of all tenants: numbers alone.
create function callback_counts() returns table (off bigint, failing bigint, failing_since timestamptz)
    language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
    perform set_config('briefwissel.upkeep', 'on', true);
    return query
    select count(*) filter (where c.off_at is not null),
           count(*) filter (where c.is_active and c.off_at is null and c.failures > 0),
           min(c.failing_since) filter (where c.is_active and c.off_at is null)
      from callback c;
    perform set_config('briefwissel.upkeep', 'off', true);
end
$$;

revoke all on function claim_callbacks, callback_counts from public;
grant execute on function claim_callbacks, callback_counts to briefwissel_app;

-- expand: takes more than the check before
alter table delivery
    drop constraint delivery_status_check,
    add constraint delivery_status_check
        check (status in ('accepted', 'resolved', 'published', 'opened', 'dispatched', 'held', 'undeliverable', 'withdrawn'))
        not valid;
