-- Agencies, accounts, posts, sessions.
create schema access;
comment on schema access is 'Agencies with their days and successors, accounts, posts, sessions';

create table access.agency (
  id uuid primary key,
  province_code text not null default '40',
  slug text not null unique,
  name text not null,
  short text not null,
  level text not null check (level in ('province', 'district', 'commune')),
  kind text not null,
  unit_id uuid references units.unit,
  invited boolean not null default false,
  valid daterange not null,
  basis text not null,
  verified boolean not null default true,
  child_work text[] not null default '{}',
  version integer not null default 1
);
comment on table access.agency is 'Bodies that carry out, support or are invited: departments, police, fronts, people’s committees';
create index agency_unit on access.agency (unit_id);
create index agency_name on access.agency using gin (public.f_unaccent(name) public.gin_trgm_ops);

create table access.agency_alias (
  agency_id uuid not null references access.agency,
  alias text not null,
  primary key (agency_id, alias)
);
comment on table access.agency_alias is 'Other names under which documents call an agency';

create table access.agency_succession (
  id uuid primary key,
  from_agency uuid not null references access.agency,
  to_agency uuid not null references access.agency,
  on_day date not null,
  fields text[] check (fields <> '{}'),
  basis text not null,
  verified boolean not null
);
comment on table access.agency_succession is 'Which agency took over which fields of work of which; no fields: all that no other row of that day names';
create index agency_succession_from on access.agency_succession (from_agency);
create index agency_succession_to on access.agency_succession (to_agency);

create table access.body_group (
  id text primary key,
  vi text not null,
  en text not null,
  words text[] not null check (words <> '{}'),
  selectors jsonb not null,
  outside boolean not null,
  naming boolean not null,
  version integer not null default 1
);
comment on table access.body_group is 'Sets such as "các địa phương": how plans print them and whom they mean on a day';

create table access.field_of_work (
  id text primary key,
  vi text not null,
  en text not null,
  words text[] not null
);
comment on table access.field_of_work is 'Fields by which duties are divided when a body ends, with the words that hint at them';

create table access.account (
  id uuid primary key,
  province_code text not null default '40',
  login text not null check (login = lower(login) and length(login) between 2 and 60),
  name text not null check (length(name) between 1 and 120),
  password_hash text,
  code_hash text,
  code_until timestamptz,
  must_change boolean not null default false,
  lang text not null default 'vi' check (lang in ('vi', 'en')),
  kind text not null default 'person' check (kind in ('person', 'cli')),
  closed_at timestamptz,
  demonstration boolean not null default false,
  version integer not null default 1,
  constraint account_login_once unique (login)
);
comment on table access.account is 'Accounts of people, and the one of the command line, which cannot sign in';

create table access.account_post (
  id uuid primary key,
  account_id uuid not null references access.account,
  post text not null,
  agency_id uuid not null references access.agency,
  valid daterange not null,
  given_by uuid references access.account,
  version integer not null default 1,
  constraint account_post_once exclude using gist (account_id with =, post with =, agency_id with =, valid with &&)
);
comment on table access.account_post is 'Posts that a person holds, at which body, from when to when';
create index account_post_agency on access.account_post (agency_id);
create index account_post_giver on access.account_post (given_by);

create table access.session (
  token_hash bytea primary key,
  id uuid not null unique,
  account_id uuid not null references access.account,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  device text not null
);
comment on table access.session is 'Signed-in sessions: only the hash of the token is kept';
create index session_account on access.session (account_id);

create table access.attempt (
  key text primary key,
  failures integer not null,
  last_at timestamptz not null
);
comment on table access.attempt is 'Failed sign-ins by account and address together: each further attempt waits longer';
