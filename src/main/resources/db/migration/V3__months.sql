-- Months made ahead without keeping anybody waiting, and dropped when their retention has passed.
-- Expand: the version before runs on this schema. It writes no retention_until, and null means: kept.

alter table message add column retention_until timestamptz;

-- For dropping a month: its events are found by delivery.
create index mailbox_event_by_delivery on mailbox_event (delivery) where delivery is not null;

-- Upkeep crosses tenants, in the owner's functions below and nowhere else: row-level security stays forced on the owner,
-- who sees other tenants' rows only where a transaction says so; the application role is not named here.
do $$
declare
    name text;
begin
    foreach name in array array['tenant', 'message', 'delivery', 'receipt', 'mailbox_event', 'idempotency'] loop
        execute format('create policy upkeep on %I to %I using (current_setting(''briefwissel.upkeep'', true) = ''on'')',
                       name, current_user);
    end loop;
end
$$;

-- As before, but a partition is made beside its parent and then attached, which holds up neither readers nor writers; what
-- is there already costs no lock at all. Half a second is all that is waited for a lock: less than a deadlock takes to be
-- noticed, and whoever called tries again.
create or replace function ensure_month(p_month date) returns void
    language plpgsql volatile security definer
    set search_path = public, pg_temp
    set lock_timeout = '500ms'
as $$
declare
    parents constant text[] := array['message', 'data_key', 'content', 'delivery', 'attempt', 'evidence', 'reply'];
    parent text;
    partition text;
    is_attached boolean;
begin
    if extract(day from p_month) <> 1 or p_month < date '2020-01-01' or p_month > date '2200-01-01' then
        raise exception 'not the first day of a month that can be: %', p_month;
    end if;
    select count(*) = cardinality(parents) into is_attached
      from pg_inherits i
      join pg_class c on c.oid = i.inhrelid
      join pg_class p on p.oid = i.inhparent
     where p.relnamespace = 'public'::regnamespace
       and p.relname = any(parents)
       and c.relname = p.relname || to_char(p_month, '_YYYYMM');
    if is_attached then
        return;
    end if;
    perform pg_advisory_xact_lock(hashtext('briefwissel.ensure_month'));
    foreach parent in array parents loop
        partition := parent || to_char(p_month, '_YYYYMM');
        if to_regclass('public.' || partition) is null then
            execute format('create table public.%I (like public.%I including all excluding identity)', partition, parent);
            execute format('alter table public.%I enable row level security', partition);
            execute format('alter table public.%I force row level security', partition);
            execute format('alter table public.%I attach partition public.%I for values from (%L) to (%L)',
                           parent, partition, p_month, p_month + interval '1 month');
        end if;
    end loop;
end
$$;

-- Drops a month with all that belongs to its deliveries, evidence too, and says what it did: 'dropped', or 'kept' where
-- something still runs, or 'busy' where somebody else is at it. It trusts nobody: a month goes when every message of it has
-- a retention and all of them have passed, by the caller's clock and the database's, and when nothing is left to be
-- done about any of its deliveries. A published one without a deadline is at rest: nothing follows unless it is opened.
create function drop_month(p_month date, p_now timestamptz) returns text
    language plpgsql volatile security definer
    set search_path = public, pg_temp
    set lock_timeout = '200ms'
as $$
declare
    moment constant timestamptz := least(p_now, now());
    -- Ids are UUIDv7: those of a month are a range.
    first constant uuid := (lpad(to_hex((extract(epoch from p_month) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid;
    after constant uuid := (lpad(to_hex((extract(epoch from p_month + interval '1 month') * 1000)::bigint), 12, '0')
                            || repeat('0', 20))::uuid;
    parent text;
begin
    if to_regclass('public.message' || to_char(p_month, '_YYYYMM')) is null
        or p_month + interval '1 month' > moment at time zone 'UTC' then
        return 'kept';
    end if;
    if not pg_try_advisory_xact_lock(hashtext('briefwissel.drop_month')) then
        return 'busy';
    end if;
    perform set_config('briefwissel.upkeep', 'on', true);
    if exists (select from message m
                where m.month = p_month
                  and (m.retention_until is null or m.retention_until > moment))
        or exists (select from delivery d
                    where d.month = p_month
                      and (d.status in ('accepted', 'resolved', 'held') or d.read_by is not null)) then
        perform set_config('briefwissel.upkeep', 'off', true);
        return 'kept';
    end if;

    delete from mailbox_event e
     using receipt r
     where r.delivery >= first and r.delivery < after
       and e.tenant = r.tenant and e.channel = r.channel and e.receipt_id = r.foreign_id
       and e.delivery is null;
    delete from mailbox_event where delivery >= first and delivery < after;
    delete from receipt where delivery >= first and delivery < after;
    delete from idempotency where delivery >= first and delivery < after;
    delete from work where delivery >= first and delivery < after;

    -- From here on everybody waits, so nothing slow may follow. Only what could have changed is looked at again.
    lock table message, data_key, content, delivery, attempt, evidence, reply in access exclusive mode;
    if exists (select
                 from tenant t
                 join delivery d on d.month = p_month and d.tenant = t.tenant
                where d.status in ('accepted', 'resolved', 'held')) then
        raise exception 'a delivery of % moved again', p_month using errcode = 'object_in_use';
    end if;
    foreach parent in array array['message', 'data_key', 'content', 'delivery', 'attempt', 'evidence', 'reply'] loop
        execute format('drop table public.%I', parent || to_char(p_month, '_YYYYMM'));
    end loop;
    perform set_config('briefwissel.upkeep', 'off', true);
    return 'dropped';
end
$$;

-- Forgets idempotency keys whose time is over, by both clocks, so many at a time; gives back how many those were.
create function sweep_idempotency(p_now timestamptz, p_limit integer) returns integer
    language plpgsql volatile security definer
    set search_path = public, pg_temp
as $$
declare
    moment constant timestamptz := least(p_now, now());
    swept integer;
begin
    perform set_config('briefwissel.upkeep', 'on', true);
    delete from idempotency i
     using (select tenant, key
              from idempotency
             where expires_at <= moment
             order by expires_at
             limit p_limit) expired
     where i.tenant = expired.tenant
       and i.key = expired.key
       and i.expires_at <= moment;
    get diagnostics swept = row_count;
    perform set_config('briefwissel.upkeep', 'off', true);
    return swept;
end
$$;

revoke all on function drop_month, sweep_idempotency from public;
grant execute on function drop_month, sweep_idempotency to briefwissel_app;

-- So that a function can tell a schema that is too old for it.
grant select on flyway_schema_history to briefwissel_app;
