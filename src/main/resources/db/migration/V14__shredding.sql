-- Shredding what identifies a person or says what a letter said, while the evidence stays; deleting single messages whose
-- retention has passed, evidence included; and what the daily run looks at.

-- A thousandth of the size of an index by row, and next to nothing to write: it is read once a day.
create index message_by_retention on message using brin (retention_until);

-- As for the other tables of a month: the owner sees other tenants' rows only where upkeep says so.
do $$
declare
    name text;
begin
    foreach name in array array['data_key', 'content', 'attempt', 'evidence', 'reply'] loop
        execute format('create policy upkeep on %I to %I using (current_setting(''briefwissel.upkeep'', true) = ''on'')',
                       name, current_user);
    end loop;
end
$$;

-- AVG art. 17. Runs as its owner, who may delete; sees the tenant of the transaction only. The keyed index goes last
-- (forget_recipient), so that a shredding that was cut off is found again by the number it was asked for with.
create function crypto_shred(p_month date, p_message uuid) returns boolean
    language plpgsql volatile security definer
    set search_path = public, pg_temp
as $$
declare
    was_readable boolean;
begin
    delete from data_key k where k.tenant = current_tenant() and k.month = p_month and k.message = p_message;
    was_readable := found;
    delete from content c where c.tenant = current_tenant() and c.month = p_month and c.message = p_message;
    delete from reply r where r.tenant = current_tenant() and r.month = p_month and r.delivery = p_message;
    -- A reply that waits is sealed with the tenant's own key.
    update mailbox_event e
       set sealed = null
      from receipt r
     where r.tenant = current_tenant()
       and r.delivery = p_message
       and e.tenant = r.tenant
       and e.channel = r.channel
       and e.receipt_id = r.foreign_id
       and e.sealed is not null;
    -- The digest of a body whose only secret is a number gives the number away. The key stays, and refuses a repeat.
    update idempotency i
       set body_mac = sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'))
     where i.tenant = current_tenant()
       and i.delivery = p_message;
    update message m
       set recipient_sealed = null
     where m.tenant = current_tenant()
       and m.month = p_month
       and m.id = p_message;
    return was_readable;
end
$$;

create function forget_recipient(p_month date, p_message uuid) returns void
    language plpgsql volatile security definer
    set search_path = public, pg_temp
as $$
begin
    delete from known_mailbox k
     using message m
     where m.tenant = current_tenant()
       and m.month = p_month
       and m.id = p_message
       and k.tenant = m.tenant
       and k.recipient_index = m.recipient_index;
    update message m
       set recipient_index = null
     where m.tenant = current_tenant()
       and m.month = p_month
       and m.id = p_message;
end
$$;

-- Deletes messages of a month whose own retention has passed, by both clocks, with all that belongs to them, evidence too;
-- nothing that is still under way. So many at a time; gives back how many those were. Whole months go by drop_month.
create function sweep_retention(p_month date, p_now timestamptz, p_limit integer) returns integer
    language plpgsql volatile security definer
    set search_path = public, pg_temp
as $$
declare
    moment constant timestamptz := least(p_now, now());
    gone uuid[];
begin
    perform set_config('briefwissel.upkeep', 'on', true);
    select array_agg(past.id) into gone
      from (select m.id
              from message m
              join delivery d on d.month = m.month and d.id = m.id
             where m.month = p_month
               and m.retention_until <= moment
               and d.status not in ('accepted', 'resolved', 'held')
               and d.read_by is null
             limit p_limit
               for update of d skip locked) past;
    if gone is not null then
        delete from mailbox_event e
         using receipt r
         where r.delivery = any(gone)
           and e.tenant = r.tenant and e.channel = r.channel and e.receipt_id = r.foreign_id
           and e.delivery is null;
        delete from mailbox_event where delivery = any(gone);
        delete from receipt where delivery = any(gone);
        delete from work where delivery = any(gone);
        delete from reply where month = p_month and delivery = any(gone);
        delete from evidence where month = p_month and delivery = any(gone);
        delete from attempt where month = p_month and delivery = any(gone);
        delete from content where month = p_month and message = any(gone);
        delete from data_key where month = p_month and message = any(gone);
        delete from delivery where month = p_month and id = any(gone);
        delete from message where month = p_month and id = any(gone);
    end if;
    perform set_config('briefwissel.upkeep', 'off', true);
    return coalesce(cardinality(gone), 0);
end
$$;

-- Queues what should have fallen back by now and has nobody who will see to it; how many those were.
create function queue_overdue(p_now timestamptz) returns integer
    language plpgsql volatile security definer
    set search_path = public, pg_temp
as $$
declare
    queued integer;
begin
    perform set_config('briefwissel.upkeep', 'on', true);
    insert into work (tenant, delivery, stage, due_at, tries)
    select d.tenant, d.id, 'fallback', p_now, 0
      from delivery d
     where d.status = 'published'
       and d.read_by <= p_now
        on conflict (delivery, stage) do nothing;
    get diagnostics queued = row_count;
    perform set_config('briefwissel.upkeep', 'off', true);
    return queued;
end
$$;

-- Deliveries that wait for an address, of all tenants: ids alone.
create function waiting_for_address(p_most integer) returns table (tenant text, delivery uuid)
    language plpgsql volatile security definer
    set search_path = public, pg_temp
as $$
begin
    perform set_config('briefwissel.upkeep', 'on', true);
    return query
    select d.tenant, d.id
      from delivery d
     where d.status = 'held'
       and d.cause = 'no-address'
     order by d.updated_at
     limit p_most;
    perform set_config('briefwissel.upkeep', 'off', true);
end
$$;

create function tenant_names() returns setof text
    language plpgsql volatile security definer
    set search_path = public, pg_temp
as $$
begin
    perform set_config('briefwissel.upkeep', 'on', true);
    return query select t.tenant from tenant t order by t.tenant;
    perform set_config('briefwissel.upkeep', 'off', true);
end
$$;

revoke all on function crypto_shred, forget_recipient, sweep_retention, queue_overdue, waiting_for_address, tenant_names
    from public;
grant execute on function crypto_shred, forget_recipient, sweep_retention, queue_overdue, waiting_for_address, tenant_names
    to briefwissel_app;
