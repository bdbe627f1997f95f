-- Counting what waits crosses tenants inside its function and nowhere else, as upkeep does since V3: before, the owner could look
-- at whatever of any tenant was held or published, whenever it liked. The same numbers, by the policy "upkeep" on delivery.
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
               and d.read_by is not null
               and d.route[d.step + 1] = 'berichtenbox');
    perform set_config('briefwissel.upkeep', 'off', true);
end
$$;

-- Only what_waits needed it, and that has the other now, for whichever version calls it.
-- contract: last used by V10
drop policy counted on delivery;
