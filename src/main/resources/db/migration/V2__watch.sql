-- What operators watch, in counts that name nobody.

-- Small, since few letters are held; the other has the letters in a Berichtenbox that have a deadline.
create index delivery_held on delivery (cause, updated_at) where status = 'held';
create index delivery_unread on delivery (receipt_at)
    where status = 'published' and read_by is not null and route[step + 1] = 'berichtenbox';

-- Row-level security is forced on the owner too, so that what_waits could count one tenant's only. The owner may look at what
-- is held or published, in order to count it; the application's role is not the owner and cannot become it.
create policy counted on delivery for select to current_user using (status in ('held', 'published'));

-- Counting crosses tenants, and this is the only door: it gives out numbers and moments, neither ids nor tenants. Counted no
-- further than p_most, so that a look costs the same however much waits.
create function what_waits(p_stages text[], p_causes text[], p_now timestamptz, p_most integer)
    returns table (what text, named text, many bigint, oldest timestamptz)
    language sql stable security definer set search_path = public, pg_temp
begin atomic
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
end;

revoke all on function what_waits from public;
grant execute on function what_waits to briefwissel_app;
