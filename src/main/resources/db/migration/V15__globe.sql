-- What became of messages that a channel took to be processed, as it told us, and who fetches that.

-- Expand: what the version before writes, reading and replies without a result, is as right as it was.
alter table mailbox_event drop constraint mailbox_event_kind_check;
alter table mailbox_event
    add column result text
        check (result in ('in-mailbox', 'no-mailbox', 'taken-before', 'refused', 'failed', 'unclear'))
        constraint mailbox_event_kind_check
            check (kind in ('read', 'replied') and result is null or kind = 'processed' and result is not null),
    add column code text;

-- Whoever holds it looks into a tenant's inbox; the others leave it alone until the lease ends.
create table inbox_lease (
    tenant       text not null references tenant,
    channel      text not null,
    leased_until timestamptz not null,
    primary key (tenant, channel)
);
alter table inbox_lease enable row level security;
alter table inbox_lease force row level security;
create policy own_tenant on inbox_lease using (tenant = current_tenant()) with check (tenant = current_tenant());
grant select, insert, update on inbox_lease to briefwissel_app;
