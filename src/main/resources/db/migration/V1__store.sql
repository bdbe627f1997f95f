-- The store. The owner role runs this; the application role (briefwissel_app) can neither own nor bypass anything in it.
-- Every row has its tenant, row-level security is forced, and every transaction sets the tenant it is about.
-- Rows of a delivery carry its month of acceptance and stand in that month's partition.

create function current_tenant() returns text
    language sql stable parallel safe
    return nullif(current_setting('briefwissel.tenant', true), '');

-- Tenants, their settings and their clients ---------------------------------------------------------------------------

create table tenant (
    tenant       text primary key check (tenant ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    display_name text not null check (length(display_name) between 1 and 200),
    key_wrapped  bytea not null,
    created_at   timestamptz not null
);

create table setting (
    tenant       text not null references tenant,
    name         text not null check (name ~ '^[a-z0-9_.-]{1,100}$'),
    value_sealed bytea not null,
    primary key (tenant, name)
);

create table client (
    tenant      text not null references tenant,
    client_id   text not null check (length(client_id) between 1 and 100),
    role        text not null check (role in ('sender', 'operator', 'auditor', 'administrator')),
    secret_hash bytea not null check (length(secret_hash) = 32),
    created_at  timestamptz not null,
    revoked_at  timestamptz,
    primary key (tenant, client_id)
);

-- Submissions ---------------------------------------------------------------------------------------------------------

create table idempotency (
    tenant     text not null references tenant,
    key        text not null check (length(key) between 1 and 255),
    body_mac   bytea not null check (length(body_mac) = 32),
    delivery   uuid not null,
    expires_at timestamptz not null,
    primary key (tenant, key)
);
create index idempotency_by_expiry on idempotency (expires_at);

-- What the sender handed over; immutable. Nothing in it names a person in clear: the identifier is sealed under the
-- message's data key, and found by a keyed index that shredding sets to null.
create table message (
    tenant           text not null,
    month            date not null check (extract(day from month) = 1),
    id               uuid not null,
    reference        text not null check (length(reference) between 1 and 100),
    client_id        text not null,
    message_type     text not null,
    language         text not null,
    recipient_scheme text not null check (recipient_scheme in ('bsn', 'insz', 'kbo')),
    recipient_index  bytea check (length(recipient_index) = 32),
    recipient_sealed bytea,
    unread_after     text,
    accepted_at      timestamptz not null,
    primary key (month, id)
) partition by range (month);
create index message_by_reference on message (tenant, reference, id);
create index message_by_recipient on message (tenant, recipient_index) where recipient_index is not null;

create table data_key (
    tenant  text not null,
    month   date not null,
    message uuid not null,
    wrapped bytea not null,
    primary key (month, message)
) partition by range (month);

-- Sealed segments. Part 0 is the envelope (subject, body, contact, case and the list of attachments), part n its n-th
-- attachment.
create table content (
    tenant  text not null,
    month   date not null,
    message uuid not null,
    part    smallint not null check (part >= 0),
    segment integer not null check (segment >= 0),
    sealed  bytea not null,
    primary key (month, message, part, segment)
) partition by range (month);

-- Deliveries ----------------------------------------------------------------------------------------------------------

-- The rows that move. The checks repeat the law of DeliveryState.
create table delivery (
    tenant     text not null,
    month      date not null,
    id         uuid not null,
    version    bigint not null check (version >= 0),
    status     text not null
        check (status in ('accepted', 'resolved', 'published', 'opened', 'dispatched', 'held', 'undeliverable')),
    route      text[] not null check (cardinality(route) between 1 and 4),
    step       smallint not null check (step >= 0),
    attempt    integer not null check (attempt >= 1),
    cause      text,
    receipt_id text,
    receipt_at timestamptz,
    read_by    timestamptz,
    updated_at timestamptz not null,
    primary key (month, id),
    check (step < cardinality(route)),
    check ((status in ('held', 'undeliverable')) = (cause is not null)),
    check ((status in ('published', 'dispatched')) = (receipt_id is not null)),
    check ((receipt_id is null) = (receipt_at is null)),
    check (read_by is null or status = 'published')
) partition by range (month);
create index delivery_by_status on delivery (tenant, status, id);

-- One handing-over to one channel. Its wire id is written before the first call; in_flight says that a call may be under
-- way, or was when its process died.
create table attempt (
    tenant     text not null,
    month      date not null,
    delivery   uuid not null,
    attempt    integer not null check (attempt >= 1),
    step       smallint not null check (step >= 0),
    wire_id    uuid not null,
    in_flight  boolean not null,
    started_at timestamptz not null,
    primary key (month, delivery, attempt)
) partition by range (month);

-- From a channel's id to the delivery; events name receipts.
create table receipt (
    tenant     text not null references tenant,
    channel    text not null,
    foreign_id text not null check (length(foreign_id) between 1 and 200),
    month      date not null,
    delivery   uuid not null,
    attempt    integer not null,
    primary key (tenant, channel, foreign_id)
);
create index receipt_by_delivery on receipt (delivery);

-- Append-only. xact and seq make a gap-free stream of events possible: sequences alone are not in commit order.
create table evidence (
    tenant      text not null,
    month       date not null,
    id          uuid not null,
    delivery    uuid not null,
    version     bigint not null,
    position    smallint not null,
    kind        text not null,
    attempt     integer not null,
    channel     text,
    cause       text,
    detail      text not null,
    at          timestamptz not null,
    recorded_at timestamptz not null,
    salt        bytea not null check (length(salt) = 16),
    commitment  bytea not null check (length(commitment) = 32),
    xact        xid8 not null default pg_current_xact_id(),
    seq         bigint generated always as identity,
    primary key (month, id)
) partition by range (month);
create index evidence_by_delivery on evidence (delivery, version, position);
create index evidence_by_stream on evidence (tenant, xact, seq);

-- Events as channels told them, each once; parked until the receipt they name is known.
create table mailbox_event (
    tenant      text not null references tenant,
    channel     text not null,
    kind        text not null check (kind in ('read', 'replied')),
    event_id    text not null check (length(event_id) between 1 and 200),
    receipt_id  text not null check (length(receipt_id) between 1 and 200),
    at          timestamptz not null,
    received_at timestamptz not null,
    delivery    uuid,
    sealed      bytea,
    primary key (tenant, channel, kind, event_id)
);
create index mailbox_event_parked on mailbox_event (tenant, channel, receipt_id) where delivery is null;

create table reply (
    tenant      text not null,
    month       date not null,
    id          uuid not null,
    delivery    uuid not null,
    foreign_id  text not null,
    at          timestamptz not null,
    received_at timestamptz not null,
    sealed      bytea not null,
    primary key (month, id)
) partition by range (month);
create index reply_by_delivery on reply (delivery, received_at);

-- Work ----------------------------------------------------------------------------------------------------------------

-- Ids, tenant, due time, lease; no content. due_at is also the end of a lease: a claimed row is invisible until then.
create table work (
    tenant   text not null,
    delivery uuid not null,
    stage    text not null check (stage in ('resolve', 'publish', 'receive', 'poll', 'fallback')),
    due_at   timestamptz not null,
    tries    integer not null check (tries >= 0),
    lease    uuid,
    primary key (delivery, stage)
);
create index work_due on work (stage, due_at);

-- Claiming crosses tenants, and this is the only door: the function runs as its owner and gives out ids alone.
create function claim_work(p_stage text, p_limit integer, p_now timestamptz, p_until timestamptz, p_lease uuid)
    returns table (tenant text, delivery uuid, tries integer)
    language sql volatile security definer set search_path = public, pg_temp
begin atomic
    update work w
       set due_at = p_until,
           lease = p_lease
      from (select d.delivery, d.stage
              from work d
             where d.stage = p_stage
               and d.due_at <= p_now
             order by d.due_at
             limit p_limit
               for update skip locked) due
     where w.delivery = due.delivery
       and w.stage = due.stage
    returning w.tenant, w.delivery, w.tries;
end;

-- The months' partitions are made ahead by whoever first needs them; the application role cannot create tables.
create function ensure_month(p_month date) returns void
    language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
    parent text;
    partition text;
begin
    if extract(day from p_month) <> 1 or p_month < date '2020-01-01' or p_month > date '2200-01-01' then
        raise exception 'not the first day of a month that can be: %', p_month;
    end if;
    perform pg_advisory_xact_lock(hashtext('briefwissel.ensure_month'));
    foreach parent in array array['message', 'data_key', 'content', 'delivery', 'attempt', 'evidence', 'reply'] loop
        partition := format('%s_%s', parent, to_char(p_month, 'YYYYMM'));
        if to_regclass('public.' || partition) is null then
            execute format('create table public.%I partition of public.%I for values from (%L) to (%L)',
                           partition, parent, p_month, p_month + interval '1 month');
            execute format('alter table public.%I enable row level security', partition);
            execute format('alter table public.%I force row level security', partition);
        end if;
    end loop;
end
$$;

-- Who may do what -----------------------------------------------------------------------------------------------------

do $$
declare
    name text;
begin
    foreach name in array array['tenant', 'setting', 'client', 'idempotency', 'message', 'data_key', 'content', 'delivery',
                                'attempt', 'receipt', 'evidence', 'mailbox_event', 'reply'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('create policy own_tenant on %I using (tenant = current_tenant()) with check (tenant = current_tenant())',
                       name);
    end loop;
end
$$;

-- Not forced on the owner, whose claim_work crosses tenants; the application role sees its tenant's work only.
alter table work enable row level security;
create policy own_tenant on work using (tenant = current_tenant()) with check (tenant = current_tenant());

grant select, insert, update, delete on setting, client, idempotency, work to briefwissel_app;
grant select, insert on tenant, message, evidence, receipt, content, reply to briefwissel_app;
grant select, insert, update on delivery, attempt, mailbox_event to briefwissel_app;
grant select, insert, delete on data_key to briefwissel_app;
revoke all on function claim_work, ensure_month from public;
grant execute on function claim_work, ensure_month to briefwissel_app;
