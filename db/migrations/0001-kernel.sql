-- The kernel: commands done once, files, drafts, settings, the journal and its seal.
create schema kernel;
create schema journal;
comment on schema kernel is 'Building blocks without domain words';
comment on schema journal is 'The one append-only journal and its seal';

create extension if not exists btree_gist with schema public;
create extension if not exists unaccent with schema public;
create extension if not exists pg_trgm with schema public;

create function public.f_unaccent(text) returns text
  language sql immutable strict parallel safe
  as $$ select lower(public.unaccent('public.unaccent', normalize($1, NFC))) $$;
comment on function public.f_unaccent(text) is 'Lower case without diacritics, đ as d: for finding Vietnamese names';

create table kernel.command (
  id uuid primary key,
  account_id uuid not null,
  audit text not null,
  digest bytea not null,
  answer jsonb,
  at timestamptz not null
);
comment on table kernel.command is 'Each command is done once: its id, who sent it, the digest of its body and the answer given';
create index command_at on kernel.command (at);

create table kernel.file (
  sha256 bytea primary key check (octet_length(sha256) = 32),
  size bigint not null check (size >= 0),
  kind text not null,
  checked text not null check (checked in ('clean', 'unchecked')),
  stored_at timestamptz not null
);
comment on table kernel.file is 'Files by content: the bytes lie in the data folder under their digest, on disk before this row commits';

create table kernel.file_use (
  sha256 bytea not null references kernel.file,
  account_id uuid not null,
  name text not null check (length(name) between 1 and 255),
  at timestamptz not null,
  primary key (sha256, account_id)
);
comment on table kernel.file_use is 'Who brought which file: until it is attached to a record only that account may name it';

create table kernel.draft (
  account_id uuid not null,
  key text not null check (length(key) between 1 and 200),
  body jsonb not null,
  saved_at timestamptz not null,
  primary key (account_id, key)
);
comment on table kernel.draft is 'Unsent text of a person, saved while typing; seen by nobody else';

create table kernel.setting (
  key text primary key,
  value jsonb not null,
  changed_at timestamptz not null
);
comment on table kernel.setting is 'Settings that the program keeps for itself: province, keys on record, last backup';

create table kernel.tick (
  name text primary key,
  done_through date not null
);
comment on table kernel.tick is 'For each daily duty of the program, the last product day on which it was done';

create table journal.entry (
  id uuid primary key,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  command_id uuid,
  account_id uuid not null,
  os_user text,
  post text,
  agency_id uuid,
  on_behalf_of uuid,
  area text not null,
  action text not null,
  audit text not null,
  record_type text not null,
  record_id uuid not null,
  unit_id uuid,
  sensitivity text not null default 'open' check (sensitivity in ('open', 'inner', 'child')),
  province_code text not null default '40',
  values_digest bytea not null check (octet_length(values_digest) = 32)
);
comment on table journal.entry is 'What happened: who, when, by which post, to which record; its values lie beside it, bound by their digest';
create index entry_xid on journal.entry (xid, id);
create index entry_record on journal.entry (record_type, record_id, at);
create index entry_account on journal.entry (account_id, at);
create index entry_agency on journal.entry (agency_id, at);
create index entry_behalf on journal.entry (on_behalf_of, at) where on_behalf_of is not null;
create index entry_area on journal.entry (area, at);
create index entry_at on journal.entry (at, id);

create table journal.entry_values (
  entry_id uuid primary key references journal.entry,
  salt bytea not null check (octet_length(salt) = 16),
  before text,
  after text,
  key_id text
);
comment on table journal.entry_values is 'Values before and after in a fixed-order form; may be erased by law, the digest in the entry stays';

create table journal.batch (
  number bigint primary key,
  first_position bigint not null,
  last_position bigint not null,
  previous bytea not null,
  root bytea not null,
  mac bytea not null,
  key_id text not null,
  at timestamptz not null,
  check (last_position >= first_position)
);
comment on table journal.batch is 'The chain of seals: each root covers its entries and the root before, signed with a key of the key ring';

create table journal.sealed (
  position bigint primary key,
  entry_id uuid not null unique references journal.entry,
  digest bytea not null check (octet_length(digest) = 32)
);
comment on table journal.sealed is 'The place of each sealed entry in the order of the journal, and the digest of its words';

create function journal.erase(entry_ids uuid[]) returns integer
  language plpgsql security definer set search_path = pg_catalog
  as $$
  declare gone integer;
  begin
    -- The record of an erasure is never erased: it tells an erased value from one that was taken away.
    delete from journal.entry_values where entry_id = any(entry_ids) and not exists (
      select from journal.entry where id = entry_id and record_type = 'journal.erasure');
    get diagnostics gone = row_count;
    return gone;
  end $$;
comment on function journal.erase(uuid[]) is 'The only way to erase values: the digests stay, so the seal still verifies';
revoke all on function journal.erase(uuid[]) from public;
