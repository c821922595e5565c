-- Administrative units with their days, and the working calendar.
create schema units;
comment on schema units is 'Administrative units, villages, legal acts, holidays';

create table units.legal_act (
  id uuid primary key,
  number text not null unique,
  title text not null,
  signed_on date,
  in_force date not null,
  levels text[] not null default '{}',
  verified boolean not null,
  source text not null
);
comment on table units.legal_act is 'Acts of law that made, changed or ended units';

create table units.unit (
  id uuid primary key,
  province_code text not null default '40',
  code text not null,
  name text not null,
  level text not null check (level in ('province', 'district', 'commune')),
  type text not null,
  parent_id uuid references units.unit,
  valid daterange not null,
  attributes jsonb not null default '{}',
  act_id uuid references units.legal_act,
  constraint unit_code_once exclude using gist (code with =, level with =, valid with &&)
);
comment on table units.unit is 'Units by (code, valid from): codes were used again; the range ends the day after the last day';
create index unit_parent on units.unit (parent_id);
create index unit_act on units.unit (act_id);
create index unit_name on units.unit using gin (public.f_unaccent(name) public.gin_trgm_ops);

create table units.succession (
  from_unit uuid not null references units.unit,
  to_unit uuid not null references units.unit,
  on_day date not null,
  kind text not null check (kind in ('territory', 'devolved')),
  act_id uuid references units.legal_act,
  primary key (from_unit, to_unit)
);
comment on table units.succession is 'Which unit went over into which, on which day, by which act';
create index succession_to on units.succession (to_unit);
create index succession_act on units.succession (act_id);

create table units.village (
  id uuid primary key,
  province_code text not null default '40',
  unit_id uuid not null references units.unit,
  name text not null check (length(name) between 1 and 100),
  kind text not null check (kind in ('thon', 'ban', 'khoi', 'to_dan_pho', 'xom')),
  valid daterange not null,
  act text,
  closed_act text,
  renamed_from uuid references units.village,
  version integer not null default 1,
  constraint village_name_once exclude using gist (unit_id with =, name with =, valid with &&)
);
comment on table units.village is 'Villages, hamlets and residential groups, entered by their commune, with their days and acts';
create index village_renamed_from on units.village (renamed_from);

create table units.holiday (
  day date not null,
  kind text not null check (kind in ('off', 'worked')),
  name text not null,
  act text,
  verified boolean not null,
  primary key (day, kind)
);
comment on table units.holiday is 'Days off and days worked in exchange, each with its act, or not yet checked';
