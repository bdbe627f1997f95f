-- The public bodies in whose names a tenant sends, and how far each has come on its way into an operator's production.
-- Expand: the version before knows none of these tables, and sends in the tenant's own name.
create table sender (
    tenant         text not null references tenant,
    name           text not null check (name ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    profile_sealed bytea not null,
    logo           bytea check (octet_length(logo) <= 65536),
    changed_at     timestamptz not null,
    primary key (tenant, name)
);

-- By operator. A step counts for the number that it was taken for, and proven credentials count for those that were proven: of
-- both a keyed digest stands here.
create table sender_onboarding (
    tenant      text not null,
    sender      text not null,
    channel     text not null check (channel in ('ebox-citizen', 'ebox-enterprise')),
    step        text not null check (step in ('intent-and-nda', 'contract', 'credentials-int', 'test-message-seen',
                                              'audit-trail-agreed', 'credentials-prod')),
    done_on     date not null,
    done_by     text not null check (length(done_by) between 1 and 100),
    reference   text check (length(reference) between 1 and 200),
    proven      boolean not null,
    holder      bytea not null check (octet_length(holder) = 32),
    account     bytea not null check (octet_length(account) = 32),
    recorded_at timestamptz not null,
    primary key (tenant, sender, channel, step),
    foreign key (tenant, sender) references sender on delete cascade
);

alter table sender enable row level security;
alter table sender force row level security;
create policy own_tenant on sender using (tenant = current_tenant()) with check (tenant = current_tenant());

alter table sender_onboarding enable row level security;
alter table sender_onboarding force row level security;
create policy own_tenant on sender_onboarding using (tenant = current_tenant()) with check (tenant = current_tenant());

grant select, insert, update, delete on sender to briefwissel_app;
grant select, insert, update, delete on sender_onboarding to briefwissel_app;

-- In whose name a message goes, by the sender's name: whoever asks what became of it asks by that sender's account.
alter table message add column sender text;

-- Which of the eBoxes in its route led to production when it was accepted, by their names with commas between them; null where nobody
-- looked. What was accepted for a test environment never reaches people, and what was accepted for people never goes to one.
alter table message add column production text;
