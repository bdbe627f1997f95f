-- What an operator says of a message in a mailbox, how far its feed was read, and who wants post in the mailbox only.
-- Expand: what the version before writes is as right as it was. An event of a kind that it does not know it takes for one that
-- cannot be read, and leaves it to wait; the version after it has its effect.

alter table mailbox_event drop constraint mailbox_event_kind_check;
alter table mailbox_event
    add column notice text
        constraint mailbox_event_kind_check
            check (kind in ('read', 'replied', 'arrived', 'never-opened') and result is null
                   or kind = 'processed' and result is not null
                   or kind = 'noticed' and notice is not null and result is null);

-- All events up to the last one are kept. A feed under another name is another feed.
create table feed_cursor (
    tenant  text not null references tenant,
    channel text not null,
    feed    text not null check (length(feed) between 1 and 200),
    last    bigint not null,
    primary key (tenant, channel, feed)
);
alter table feed_cursor enable row level security;
alter table feed_cursor force row level security;
create policy own_tenant on feed_cursor using (tenant = current_tenant()) with check (tenant = current_tenant());
grant select, insert, update on feed_cursor to briefwissel_app;

-- Answers that were kept before say nothing of it, and are right in that nobody was asked to keep paper away.
alter table known_mailbox add column exclusively boolean not null default false;
