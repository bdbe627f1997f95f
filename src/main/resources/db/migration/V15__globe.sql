-- What became of messages that a channel took to be processed, as it told us, and who fetches that.

alter table mailbox_event drop constraint mailbox_event_kind_check;
alter table mailbox_event add constraint mailbox_event_kind_check check (kind in ('read', 'replied', 'processed'));
alter table mailbox_event
    add column result text check (result in ('in-mailbox', 'no-mailbox', 'taken-before', 'refused', 'failed', 'unclear')),
    add column code text;
alter table mailbox_event add constraint mailbox_event_processed_check check ((kind = 'processed') = (result is not null));

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
