-- Templates of letters, by kind of case, status and language. A version is written once; the latest is in force. A version
-- without a text withdraws the template.
create table template (
    tenant     text not null references tenant,
    case_type  text not null check (length(case_type) between 1 and 100 and position('/' in case_type) = 0),
    status     text not null check (length(status) between 1 and 100 and position('/' in status) = 0),
    language   text not null check (language in ('nl', 'fy', 'en', 'fr', 'de')),
    version    integer not null check (version >= 1),
    subject    text,
    body       text,
    author     text not null check (length(author) between 1 and 100),
    created_at timestamptz not null,
    primary key (tenant, case_type, status, language, version),
    check ((subject is null) = (body is null))
);

alter table template enable row level security;
alter table template force row level security;
create policy own_tenant on template using (tenant = current_tenant()) with check (tenant = current_tenant());

-- Versions are added, never changed and never taken away.
grant select, insert on template to briefwissel_app;
