-- Only for MigrationTest and EmbeddedPostgresTest: one table behind the kind of wall the schema builds.
create table parcel (
    tenant text not null,
    content text not null
);

alter table parcel enable row level security;
alter table parcel force row level security;

create policy own_parcels on parcel
    using (tenant = current_setting('briefwissel.tenant', true));

grant select, insert on parcel to briefwissel_app;
