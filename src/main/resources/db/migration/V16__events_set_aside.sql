-- An event that cannot be read is set aside for an operator after its tries, and counted with what is held for that.
-- Expand: the version before finds such an event waiting when the next one about the same delivery comes, and tries it again; where
-- it settles one, it leaves set_aside_at as it is: what is settled is not set aside, whatever stands there.

alter table mailbox_event add column set_aside_at timestamptz;
create index mailbox_event_set_aside on mailbox_event (set_aside_at) where set_aside_at is not null and delivery is null;

-- As in V13, and what is set aside stands under the cause "broken".
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
              from (select 1 from delivery d where d.status = 'held' and d.cause = c.cause limit p_most) held)
           + (select count(*)
                from (select 1 from mailbox_event e where c.cause = 'broken' and e.set_aside_at is not null and e.delivery is null limit p_most) aside),
           least((select min(d.updated_at) from delivery d where d.status = 'held' and d.cause = c.cause),
                 (select min(e.set_aside_at) from mailbox_event e where c.cause = 'broken' and e.set_aside_at is not null and e.delivery is null))
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

create or replace function held_since(p_causes text[], p_before timestamptz, p_most integer)
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
           + (select count(*)
                from (select 1
                        from mailbox_event e
                       where c.cause = 'broken'
                         and e.set_aside_at < p_before
                         and e.delivery is null
                       limit p_most) aside)
      from unnest(p_causes) as c(cause);
    perform set_config('briefwissel.upkeep', 'off', true);
end
$$;
