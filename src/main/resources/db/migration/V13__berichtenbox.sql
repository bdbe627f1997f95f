-- What is known of mailboxes, so that an operator is not asked again about somebody it answered about today. Nobody can be
-- told from it but by the tenant's key: recipients stand in it by their keyed index.
create table known_mailbox (
    tenant          text not null references tenant,
    channel         text not null,
    recipient_index bytea not null check (length(recipient_index) = 32),
    reach           text not null check (reach in ('has-mailbox', 'no-mailbox', 'opted-out')),
    asked_at        timestamptz not null,
    primary key (tenant, channel, recipient_index)
);
create index known_mailbox_by_age on known_mailbox (tenant, asked_at);

alter table known_mailbox enable row level security;
alter table known_mailbox force row level security;
create policy own_tenant on known_mailbox using (tenant = current_tenant()) with check (tenant = current_tenant());
grant select, insert, update, delete on known_mailbox to briefwissel_app;

-- The oldest unread one is looked for among all that lie in a Berichtenbox, whether they have a deadline or not.
create index delivery_in_the_box on delivery (receipt_at)
    where status = 'published' and route[step + 1] = 'berichtenbox';
drop index delivery_unread;

-- Both cross tenants inside themselves and nowhere else, by the policy "upkeep" of V3.
create or replace function what_waits(p_stages text[], p_causes text[], p_now timestamptz, p_most integer)
    returns table (what text, named text, many bigint, oldest timestamptz)
    language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
    perform set_config('briefwissel.upkeep', 'on', true);
    return query
    select 'due',
           s.stage,
           (select count(*)
              from (select 1 from work w where w.stage = s.stage and w.due_at <= p_now limit p_most) due),
           (select min(w.due_at) from work w where w.stage = s.stage and w.due_at <= p_now)
      from unnest(p_stages) as s(stage)
    union all
    select 'held',
           c.cause,
           (select count(*)
              from (select 1 from delivery d where d.status = 'held' and d.cause = c.cause limit p_most) held),
           (select min(d.updated_at) from delivery d where d.status = 'held' and d.cause = c.cause)
      from unnest(p_causes) as c(cause)
    union all
    select 'unread',
           'berichtenbox',
           null,
           (select min(d.receipt_at)
              from delivery d
             where d.status = 'published'
               and d.route[d.step + 1] = 'berichtenbox');
    perform set_config('briefwissel.upkeep', 'off', true);
end
$$;

-- How many are held since before a moment, by cause: numbers alone.
create function held_since(p_causes text[], p_before timestamptz, p_most integer)
    returns table (cause text, many bigint)
    language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
    perform set_config('briefwissel.upkeep', 'on', true);
    return query
    select c.cause,
           (select count(*)
              from (select 1
                      from delivery d
                     where d.status = 'held'
                       and d.cause = c.cause
                       and d.updated_at < p_before
                     limit p_most) held)
      from unnest(p_causes) as c(cause);
    perform set_config('briefwissel.upkeep', 'off', true);
end
$$;

revoke all on function held_since from public;
grant execute on function held_since to briefwissel_app;
