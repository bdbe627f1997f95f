-- What the program of schema version 1 says to the database, in the order of one letter's way: taken in, handed over, read.
-- A record: not to be changed when the program changes. It goes when no version 1 is in use anywhere any more.

-- TenantTransactions.SET_TENANT
prepare tenanttransactions_set_tenant_0 as
select set_config('briefwissel.tenant', $1, true);
execute tenanttransactions_set_tenant_0 ('t-old');

-- TenantDirectory.INSERT_TENANT
prepare tenantdirectory_insert_tenant_1 as
insert into tenant (tenant, display_name, key_wrapped, created_at)
values ($1, $2, $3, $4)
on conflict (tenant) do nothing;
execute tenantdirectory_insert_tenant_1 ('t-old', 'Old', '\x00', '2027-03-01T09:00Z');

-- TenantDirectory.PUT_SETTING
prepare tenantdirectory_put_setting_2 as
insert into setting (tenant, name, value_sealed)
values ($1, $2, $3)
on conflict (tenant, name) do update set value_sealed = excluded.value_sealed;
execute tenantdirectory_put_setting_2 ('t-old', 'a', '\x00');

-- TenantDirectory.SELECT
prepare tenantdirectory_select_3 as
select t.display_name, t.key_wrapped, s.name, s.value_sealed
  from tenant t
  left join setting s on s.tenant = t.tenant
 where t.tenant = $1;
execute tenantdirectory_select_3 ('t-old');

-- select ensure_month($1)
prepare s4 as
select ensure_month($1);
execute s4 ('2027-03-01');

-- AcceptanceTransaction.INSERT
prepare acceptancetransaction_insert_5 as
with submitted as (
    select *
      from unnest($2::uuid[], $3::date[], $4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::text[],
                  $9::text[], $10::bytea[], $11::bytea[], $12::text[], $13::text[], $14::bytea[], $15::text[],
                  $16::bytea[])
           as s(id, month, accepted_at, reference, client_id, message_type, language,
                recipient_scheme, recipient_index, recipient_sealed, unread_after, route, wrapped, key, body_mac)
), keyed as (
    insert into idempotency as held (tenant, key, body_mac, delivery, expires_at)
    select $1, s.key, s.body_mac, s.id, $18
      from submitted s
     where s.key is not null
    on conflict (tenant, key) do update
       set body_mac = excluded.body_mac,
           delivery = excluded.delivery,
           expires_at = excluded.expires_at
     where held.expires_at <= $17
    returning delivery
), messages as (
    insert into message (tenant, month, id, reference, client_id, message_type, language, recipient_scheme,
                         recipient_index, recipient_sealed, unread_after, accepted_at)
    select $1, month, id, reference, client_id, message_type, language, recipient_scheme,
           recipient_index, recipient_sealed, unread_after, accepted_at
      from submitted s
     where s.key is null
        or s.id in (select k.delivery from keyed k)
    on conflict (month, id) do nothing
    returning id
), fresh as (
    select s.*
      from submitted s
     where s.id in (select m.id from messages m)
), keys as (
    insert into data_key (tenant, month, message, wrapped)
    select $1, month, id, wrapped
      from fresh
), deliveries as (
    insert into delivery (tenant, month, id, version, status, route, step, attempt, updated_at)
    select $1, month, id, 0, 'accepted', string_to_array(route, ','), 0, 1, accepted_at
      from fresh
)
select id
  from fresh;
execute acceptancetransaction_insert_5 ('t-old', array['01c7f6a0-1c00-7000-8000-000000000001']::uuid[], array['2027-03-01']::date[], array['2027-03-01T09:00Z']::timestamptz[], array['Z-1']::text[], array['c']::text[], array['besluit']::text[], array['nl']::text[], array['bsn']::text[], array['\x0000000000000000000000000000000000000000000000000000000000000000']::bytea[], array['\x00']::bytea[], array[null]::text[], array['berichtenbox,email']::text[], array['\x00']::bytea[], array['key']::text[], array['\x0000000000000000000000000000000000000000000000000000000000000000']::bytea[], '2027-03-01T09:00Z', '2027-03-08T09:00Z');

-- AcceptanceTransaction.HELD_KEYS
prepare acceptancetransaction_held_keys_6 as
select i.key, i.body_mac, i.delivery
  from idempotency i
 where i.key = any($1::text[]);
execute acceptancetransaction_held_keys_6 (array['key']::text[]);

-- PostgresContent.PUT
prepare postgrescontent_put_7 as
insert into content (tenant, month, message, part, segment, sealed)
select $1, c.month, c.message, c.part, c.segment, c.sealed
  from unnest($2::date[], $3::uuid[], $4::smallint[], $5::int[], $6::bytea[])
       as c(month, message, part, segment, sealed);
execute postgrescontent_put_7 ('t-old', array['2027-03-01']::date[], array['01c7f6a0-1c00-7000-8000-000000000001']::uuid[], array[0]::smallint[], array[0]::int[], array['\x00']::bytea[]);

-- Appending.EVIDENCE
prepare appending_evidence_8 as
insert into evidence (tenant, month, id, delivery, version, position, kind, attempt, channel, cause, detail,
                      at, recorded_at, salt, commitment)
select $1, e.*
  from unnest($2::date[], $3::uuid[], $4::uuid[], $5::bigint[], $6::smallint[], $7::text[], $8::int[],
              $9::text[], $10::text[], $11::text[], $12::timestamptz[], $13::timestamptz[], $14::bytea[],
              $15::bytea[]) as e
on conflict (month, id) do nothing;
execute appending_evidence_8 ('t-old', array['2027-03-01']::date[], array['01c7f6a0-1c00-7000-8000-000000000001']::uuid[], array['01c7f6a0-1c00-7000-8000-000000000001']::uuid[], array[0]::bigint[], array[0]::smallint[], array['SubmissionAcceptance']::text[], array[0]::int[], array[null]::text[], array[null]::text[], array['']::text[], array['2027-03-01T09:00Z']::timestamptz[], array['2027-03-01T09:00Z']::timestamptz[], array['\x00000000000000000000000000000000']::bytea[], array['\x0000000000000000000000000000000000000000000000000000000000000000']::bytea[]);

-- Appending.WORK
prepare appending_work_9 as
insert into work (tenant, delivery, stage, due_at, tries)
select $1, w.*
  from unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::int[]) as w
on conflict (delivery, stage) do update
   set due_at = excluded.due_at,
       tries = excluded.tries,
       lease = null;
execute appending_work_9 ('t-old', array['01c7f6a0-1c00-7000-8000-000000000001']::uuid[], array['publish']::text[], array['2027-03-01T09:00Z']::timestamptz[], array[0]::int[]);

-- Deliveries.SELECT
prepare deliveries_select_10 as
select d.id, d.version, d.status, d.route, d.step, d.attempt, d.cause, d.receipt_id, d.receipt_at, d.read_by
 from delivery d
where d.month = any($1::date[])
  and d.id = any($2::uuid[]);
execute deliveries_select_10 (array['2027-03-01']::date[], array['01c7f6a0-1c00-7000-8000-000000000001']::uuid[]);

-- Deliveries.RECIPIENTS
prepare deliveries_recipients_11 as
select m.id, m.recipient_scheme, m.recipient_sealed, k.wrapped
  from message m
  join data_key k on k.month = m.month and k.message = m.id
 where m.month = any($1::date[])
   and m.id = any($2::uuid[])
   and m.recipient_sealed is not null;
execute deliveries_recipients_11 (array['2027-03-01']::date[], array['01c7f6a0-1c00-7000-8000-000000000001']::uuid[]);

-- DecisionTransaction.MOVE
prepare decisiontransaction_move_12 as
update delivery d
   set version = d.version + 1,
       status = n.status,
       step = n.step,
       attempt = n.attempt,
       cause = n.cause,
       receipt_id = n.receipt_id,
       receipt_at = n.receipt_at,
       read_by = n.read_by,
       updated_at = $1
  from unnest($2::date[], $3::uuid[], $4::bigint[], $5::text[], $6::smallint[], $7::int[], $8::text[],
              $9::text[], $10::timestamptz[], $11::timestamptz[])
       as n(month, id, version, status, step, attempt, cause, receipt_id, receipt_at, read_by)
 where d.month = n.month
   and d.id = n.id
   and d.version = n.version
returning d.id;
execute decisiontransaction_move_12 ('2027-03-01T09:00Z', array['2027-03-01']::date[], array['01c7f6a0-1c00-7000-8000-000000000001']::uuid[], array[0]::bigint[], array['resolved']::text[], array[0]::smallint[], array[1]::int[], array[null]::text[], array[null]::text[], array[null]::timestamptz[], array[null]::timestamptz[]);

-- Claims.CLAIM
prepare claims_claim_13 as
select * from claim_work($1, $2, $3, $4, $5);
execute claims_claim_13 ('publish', 64, '2027-03-01T09:00Z', '2027-03-01T09:02Z', '00000000-0000-4000-8000-00000000000a');

-- OutgoingMessages.RENEW
prepare outgoingmessages_renew_14 as
update work w
   set due_at = $3
  from unnest($1::uuid[], $2::uuid[]) as c(delivery, lease)
 where w.delivery = c.delivery
   and w.stage = 'publish'
   and w.lease = c.lease
returning w.delivery;
execute outgoingmessages_renew_14 (array['01c7f6a0-1c00-7000-8000-000000000001']::uuid[], array['00000000-0000-4000-8000-00000000000a']::uuid[], '2027-03-01T09:02Z');

-- OutgoingMessages.SELECT
prepare outgoingmessages_select_15 as
select d.id, d.version, d.status, d.route, d.step, d.attempt, d.cause, d.receipt_id, d.receipt_at, d.read_by
    , m.unread_after, m.recipient_scheme, m.recipient_sealed, k.wrapped
 from delivery d
 join message m on m.month = d.month and m.id = d.id
 join data_key k on k.month = d.month and k.message = d.id
where d.month = any($1::date[])
  and d.id = any($2::uuid[])
  and d.status = 'resolved';
execute outgoingmessages_select_15 (array['2027-03-01']::date[], array['01c7f6a0-1c00-7000-8000-000000000001']::uuid[]);

-- Attempts.BEGIN
prepare attempts_begin_16 as
with wanted as (
    select *
      from unnest($2::date[], $3::uuid[], $4::int[], $5::smallint[], $6::uuid[], $8::text[])
           as w(month, delivery, attempt, step, wire_id, channel)
), before as (
    select a.delivery, a.in_flight
      from attempt a
      join wanted w
        on a.month = w.month
       and a.delivery = w.delivery
       and a.attempt = w.attempt
), earlier as (
    select distinct on (a.delivery) a.delivery, a.wire_id
      from attempt a
      join wanted w
        on a.month = w.month
       and a.delivery = w.delivery
       and a.step = w.step
     order by a.delivery, a.attempt desc
), begun as (
    insert into attempt (tenant, month, delivery, attempt, step, wire_id, in_flight, started_at)
    select $1, w.month, w.delivery, w.attempt, w.step, coalesce(e.wire_id, w.wire_id), true, $7
      from wanted w
      left join earlier e on e.delivery = w.delivery
    on conflict (month, delivery, attempt) do update
       set in_flight = true
    returning delivery, wire_id
), named as (
    insert into receipt (tenant, channel, foreign_id, month, delivery, attempt)
    select $1, w.channel, n.wire_id::text, w.month, n.delivery, w.attempt
      from begun n
      join wanted w on w.delivery = n.delivery
    on conflict (tenant, channel, foreign_id) do nothing
)
select n.delivery, n.wire_id, coalesce(b.in_flight, false) as was_in_flight
  from begun n
  left join before b on b.delivery = n.delivery;
execute attempts_begin_16 ('t-old', array['2027-03-01']::date[], array['01c7f6a0-1c00-7000-8000-000000000001']::uuid[], array[1]::int[], array[0]::smallint[], array['00000000-0000-4000-8000-00000000000b']::uuid[], '2027-03-01T09:00Z', array['berichtenbox']::text[]);

-- PostgresContent.GET
prepare postgrescontent_get_17 as
select c.message, c.sealed
  from content c
 where c.month = any($1::date[])
   and c.message = any($2::uuid[])
   and c.part = $3
 order by c.message, c.segment;
execute postgrescontent_get_17 (array['2027-03-01']::date[], array['01c7f6a0-1c00-7000-8000-000000000001']::uuid[], 0);

-- Claims.POSTPONE
prepare claims_postpone_18 as
update work
   set due_at = $3,
       lease = null
 where delivery = any($1::uuid[])
   and lease = $2;
execute claims_postpone_18 (array['01c7f6a0-1c00-7000-8000-000000000001']::uuid[], '00000000-0000-4000-8000-00000000000a', '2027-03-01T09:00Z');

-- MailboxEvents.LOCK
prepare mailboxevents_lock_19 as
select pg_advisory_xact_lock(hashtextextended($1 || '/' || $2 || '/' || $3, 0));
execute mailboxevents_lock_19 ('t-old', 'berichtenbox', 'r-1');

-- MailboxEvents.INSERT
prepare mailboxevents_insert_20 as
insert into mailbox_event (tenant, channel, kind, event_id, receipt_id, at, received_at, sealed)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict (tenant, channel, kind, event_id) do nothing;
execute mailboxevents_insert_20 ('t-old', 'berichtenbox', 'read', 'e-1', 'r-1', '2027-03-01T09:00Z', '2027-03-01T09:00Z', null);

-- DecisionTransaction.MOVE
prepare decisiontransaction_move_21 as
update delivery d
   set version = d.version + 1,
       status = n.status,
       step = n.step,
       attempt = n.attempt,
       cause = n.cause,
       receipt_id = n.receipt_id,
       receipt_at = n.receipt_at,
       read_by = n.read_by,
       updated_at = $1
  from unnest($2::date[], $3::uuid[], $4::bigint[], $5::text[], $6::smallint[], $7::int[], $8::text[],
              $9::text[], $10::timestamptz[], $11::timestamptz[])
       as n(month, id, version, status, step, attempt, cause, receipt_id, receipt_at, read_by)
 where d.month = n.month
   and d.id = n.id
   and d.version = n.version
returning d.id;
execute decisiontransaction_move_21 ('2027-03-01T09:00Z', array['2027-03-01']::date[], array['01c7f6a0-1c00-7000-8000-000000000001']::uuid[], array[1]::bigint[], array['published']::text[], array[0]::smallint[], array[1]::int[], array[null]::text[], array['r-1']::text[], array['2027-03-01T09:00Z']::timestamptz[], array['2027-03-08T23:00Z']::timestamptz[]);

-- DecisionTransaction.CALLS_ENDED
prepare decisiontransaction_calls_ended_22 as
update attempt a
   set in_flight = false
  from unnest($1::date[], $2::uuid[], $3::int[]) as e(month, delivery, attempt)
 where a.month = e.month
   and a.delivery = e.delivery
   and a.attempt = e.attempt;
execute decisiontransaction_calls_ended_22 (array['2027-03-01']::date[], array['01c7f6a0-1c00-7000-8000-000000000001']::uuid[], array[1]::int[]);

-- DecisionTransaction.WORK_ENDED
prepare decisiontransaction_work_ended_23 as
delete from work
 where delivery = any($1::uuid[])
   and stage <> 'receive';
execute decisiontransaction_work_ended_23 (array['01c7f6a0-1c00-7000-8000-000000000001']::uuid[]);

-- DecisionTransaction.LOCK_RECEIPTS
prepare decisiontransaction_lock_receipts_24 as
select pg_advisory_xact_lock(l.key)
  from (select hashtextextended($1 || '/' || r.channel || '/' || r.foreign_id, 0) as key
          from unnest($2::text[], $3::text[]) as r(channel, foreign_id)
         order by 1) l;
execute decisiontransaction_lock_receipts_24 ('t-old', array['berichtenbox']::text[], array['r-1']::text[]);

-- DecisionTransaction.RECEIPTS
prepare decisiontransaction_receipts_25 as
insert into receipt (tenant, channel, foreign_id, month, delivery, attempt)
select $1, r.*
  from unnest($2::text[], $3::text[], $4::date[], $5::uuid[], $6::int[]) as r
on conflict (tenant, channel, foreign_id) do nothing;
execute decisiontransaction_receipts_25 ('t-old', array['berichtenbox']::text[], array['r-1']::text[], array['2027-03-01']::date[], array['01c7f6a0-1c00-7000-8000-000000000001']::uuid[], array[1]::int[]);

-- DecisionTransaction.UNPARK
prepare decisiontransaction_unpark_26 as
insert into work (tenant, delivery, stage, due_at, tries)
select distinct $1, r.delivery, 'receive', $4::timestamptz, 0
  from unnest($2::text[], $3::text[]) as l(channel, foreign_id)
  join mailbox_event e
    on e.tenant = $1
   and e.channel = l.channel
   and e.receipt_id = l.foreign_id
   and e.delivery is null
  join receipt r
    on r.tenant = $1
   and r.channel = l.channel
   and r.foreign_id = l.foreign_id
on conflict (delivery, stage) do update
   set due_at = excluded.due_at,
       lease = null;
execute decisiontransaction_unpark_26 ('t-old', array['berichtenbox']::text[], array['r-1']::text[], '2027-03-01T09:00Z');

-- MailboxEvents.QUEUE
prepare mailboxevents_queue_27 as
with concerned as (
    select r.delivery, e.delivery is null as waits
      from receipt r
      join mailbox_event e
        on e.channel = r.channel
       and e.receipt_id = r.foreign_id
       and e.kind = $4
       and e.event_id = $5
     where r.tenant = $1
       and r.channel = $2
       and r.foreign_id = $3
), queued as (
    insert into work (tenant, delivery, stage, due_at, tries)
    select $1, c.delivery, 'receive', $6::timestamptz, 0
      from concerned c
     where c.waits
    on conflict (delivery, stage) do update
       set due_at = least(work.due_at, excluded.due_at),
           lease = null
)
select c.delivery, c.waits
  from concerned c;
execute mailboxevents_queue_27 ('t-old', 'berichtenbox', 'r-1', 'read', 'e-1', '2027-03-01T09:00Z');

-- MailboxEvents.PENDING
prepare mailboxevents_pending_28 as
select e.channel, e.kind, e.event_id, e.receipt_id, e.at, e.sealed, r.attempt
  from receipt r
  join mailbox_event e
    on e.channel = r.channel
   and e.receipt_id = r.foreign_id
   and e.delivery is null
 where r.delivery = $1
 order by e.at, e.received_at;
execute mailboxevents_pending_28 ('01c7f6a0-1c00-7000-8000-000000000001');

-- MailboxEvents.SETTLE
prepare mailboxevents_settle_29 as
update mailbox_event
   set delivery = $4,
       sealed = null
 where channel = $1
   and kind = $2
   and event_id = $3;
execute mailboxevents_settle_29 ('berichtenbox', 'read', 'e-1', '01c7f6a0-1c00-7000-8000-000000000001');

-- Claims.DONE
prepare claims_done_30 as
delete from work
 where delivery = any($1::uuid[])
   and lease = $2;
execute claims_done_30 (array['01c7f6a0-1c00-7000-8000-000000000001']::uuid[], '00000000-0000-4000-8000-00000000000a');

-- Replies.KEY
prepare replies_key_31 as
select wrapped
  from data_key
 where month = $1
   and message = $2;
execute replies_key_31 ('2027-03-01', '01c7f6a0-1c00-7000-8000-000000000001');

-- Replies.INSERT
prepare replies_insert_32 as
insert into reply (tenant, month, id, delivery, foreign_id, at, received_at, sealed)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict (month, id) do nothing;
execute replies_insert_32 ('t-old', '2027-03-01', '00000000-0000-4000-8000-00000000000b', '01c7f6a0-1c00-7000-8000-000000000001', 'f-1', '2027-03-01T09:00Z', '2027-03-01T09:00Z', '\x00');

-- Replies.SELECT
prepare replies_select_33 as
select r.id, r.foreign_id, r.at, r.received_at, r.sealed, k.wrapped
  from reply r
  join data_key k on k.month = r.month and k.message = r.delivery
 where r.month = $1
   and r.delivery = $2
 order by r.received_at, r.id;
execute replies_select_33 ('2027-03-01', '01c7f6a0-1c00-7000-8000-000000000001');

-- insert into client
prepare s34 as
insert into client (tenant, client_id, role, secret_hash, created_at, revoked_at) values ($1, $2, $3, $4, $5, $6);
execute s34 ('t-old', 'c', 'sender', '\x0000000000000000000000000000000000000000000000000000000000000000', '2027-03-01T09:00Z', null);

-- select id, accepted_at, message_type, month, reference from 
prepare s35 as
select id, accepted_at, message_type, month, reference from message where reference = $1 and id > $2 and month >= $3 order by id;
execute s35 ('Z-1', '00000000-0000-0000-0000-000000000000', '1970-01-01');

-- select id, at, attempt, cause, channel, delivery, detail, ki
prepare s36 as
select id, at, attempt, cause, channel, delivery, detail, kind, month, position, version from evidence where delivery = any($1) and month = any($2) order by delivery, version, position;
execute s36 (array['01c7f6a0-1c00-7000-8000-000000000001']::uuid[], array['2027-03-01']::date[]);
