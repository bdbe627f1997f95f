-- The trace of a message's journey, and what a process asks before it says that it is ready.
-- Expand: the version before runs on this schema. It writes no trace, and null means that none was begun with the message.

-- W3C Trace Context, traceparent: under which span the stages after ingest tell what they do. Names nobody.
alter table delivery add column trace text;

-- Whether the master key opens what is here is seen by opening some tenants' keys. It crosses tenants, by the policy "upkeep" of
-- V3, and gives out wrapped keys alone: without the master key they are of no use, and who has that may be any tenant.
create function some_tenant_keys() returns table (tenant text, key_wrapped bytea)
    language plpgsql volatile security definer
    set search_path = public, pg_temp
as $$
begin
    perform set_config('briefwissel.upkeep', 'on', true);
    return query
        select t.tenant, t.key_wrapped
          from tenant t
         order by t.tenant
         limit 3;
    perform set_config('briefwissel.upkeep', 'off', true);
end
$$;

revoke all on function some_tenant_keys from public;
grant execute on function some_tenant_keys to briefwissel_app;
