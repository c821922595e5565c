-- Plans, their tasks on bodies, progress, evidence, difficulties.
create schema plan;
comment on schema plan is 'Plans read from documents, tasks on bodies, progress, evidence, difficulties';

create table plan.measure (
  id text primary key,
  vi text not null,
  en text not null,
  decimals integer not null default 0 check (decimals between 0 and 3),
  ord integer not null,
  closed boolean not null default false,
  version integer not null default 1
);
comment on table plan.measure is 'Units in which progress is counted, shared by all bodies';

create table plan.plan (
  id uuid primary key,
  province_code text not null default '40',
  number text,
  kind text not null,
  title text not null,
  issuer text,
  place text,
  document_day date,
  state text not null default 'draft' check (state in ('draft', 'issued')),
  lead_agency_id uuid references access.agency,
  source_name text,
  source_kind text not null check (source_kind in ('docx', 'txt', 'pdf', 'xlsx', 'typed')),
  source_sha256 bytea references kernel.file,
  source_text text,
  reading jsonb,
  issued_at timestamptz,
  issued_by uuid references access.account,
  demonstration boolean not null default false,
  version integer not null default 1,
  check ((state = 'issued') = (issued_at is not null))
);
comment on table plan.plan is 'Plans of a people’s committee or a body, with their source text and reading';
create index plan_lead on plan.plan (lead_agency_id);
create index plan_source on plan.plan (source_sha256);
create index plan_issuer on plan.plan (issued_by);

create table plan.section (
  plan_id uuid not null references plan.plan,
  ref text not null,
  number text,
  title text not null,
  kind text not null,
  parent text,
  ord integer not null,
  primary key (plan_id, ref)
);
comment on table plan.section is 'Parts of a plan as printed';

create table plan.task (
  id uuid primary key,
  province_code text not null default '40',
  plan_id uuid not null references plan.plan,
  ref text not null,
  kind text not null check (kind in ('task', 'duty')),
  duty_kind text check (duty_kind in ('own-plan', 'report-difficulties', 'other')),
  section_ref text,
  ord integer not null,
  text text not null check (length(text) between 1 and 20000),
  printed_lead text[] not null default '{}',
  printed_supporting text[] not null default '{}',
  printed_invited text[] not null default '{}',
  due_text text,
  due_from date,
  due_last date,
  recurrence jsonb,
  doc_references text[] not null default '{}',
  same_as text,
  span_start integer,
  span_end integer,
  fields text[] not null default '{}',
  checked_at timestamptz,
  checked_by uuid references access.account,
  second_check boolean not null default false,
  removed_at timestamptz,
  version integer not null default 1,
  check ((kind = 'duty') = (duty_kind is not null)),
  constraint task_ref_once unique (plan_id, ref)
);
comment on table plan.task is 'What a plan makes somebody do, clause by clause, in the plan’s own words';
create index task_checker on plan.task (checked_by);

create table plan.assignment (
  id uuid primary key,
  province_code text not null default '40',
  plan_id uuid not null references plan.plan,
  task_id uuid not null references plan.task,
  agency_id uuid not null references access.agency,
  role text not null check (role in ('lead', 'supporting')),
  invited boolean not null default false,
  valid daterange not null,
  cause text not null check (cause in ('printed', 'chosen', 'succession')),
  printed_as text,
  from_assignment uuid references plan.assignment,
  verified boolean not null default true,
  constraint assignment_once exclude using gist (task_id with =, agency_id with =, role with =, valid with &&)
);
comment on table plan.assignment is 'Whose a task is on which day; a dissolved body’s task goes on as its successor’s, from that day';
create index assignment_plan on plan.assignment (plan_id, role);
create index assignment_agency on plan.assignment (agency_id);
create index assignment_from on plan.assignment (from_assignment);

create table plan.progress (
  id uuid primary key,
  province_code text not null default '40',
  assignment_id uuid not null references plan.assignment,
  task_id uuid not null references plan.task,
  agency_id uuid not null references access.agency,
  year integer not null,
  period text,
  state text not null check (state in ('not-started', 'under-way', 'done', 'nothing-arose')),
  words text not null check (length(words) between 1 and 10000),
  happened daterange not null,
  entered_at timestamptz not null,
  entered_by uuid not null references access.account,
  on_behalf boolean not null default false,
  paper_number text,
  paper_day date,
  paper_sha256 bytea references kernel.file,
  confirmed_at timestamptz,
  confirmed_by uuid references access.account,
  checked_at timestamptz,
  checked_by uuid references access.account,
  same_event uuid references plan.progress,
  replaces uuid references plan.progress,
  replaced_at timestamptz,
  constraint progress_replaced_once unique (replaces),
  check (not isempty(happened))
);
comment on table plan.progress is 'What a body did for a task: the days on which it happened, its state, in words; corrections replace and stay in the history';
create index progress_assignment on plan.progress (assignment_id, year);
create index progress_task on plan.progress (task_id, year);
create index progress_agency on plan.progress (agency_id, year);
create index progress_same_event on plan.progress (same_event);
create index progress_enterer on plan.progress (entered_by);
create index progress_confirmer on plan.progress (confirmed_by);
create index progress_checker on plan.progress (checked_by);
create index progress_paper on plan.progress (paper_sha256);

create table plan.quantity (
  progress_id uuid not null references plan.progress,
  measure_id text not null references plan.measure,
  amount numeric(16, 3) not null check (amount >= 0),
  primary key (progress_id, measure_id)
);
comment on table plan.quantity is 'Increments in the shared units of measure';
create index quantity_measure on plan.quantity (measure_id);

create table plan.evidence (
  id uuid primary key,
  progress_id uuid not null references plan.progress,
  sha256 bytea not null references kernel.file,
  name text not null check (length(name) between 1 and 255),
  shows_children boolean not null,
  added_at timestamptz not null,
  added_by uuid not null references access.account
);
comment on table plan.evidence is 'Files that prove progress; those that show children are seen by the body and the lead only';
create index evidence_progress on plan.evidence (progress_id);
create index evidence_file on plan.evidence (sha256);
create index evidence_adder on plan.evidence (added_by);

create table plan.difficulty (
  id uuid primary key,
  province_code text not null default '40',
  assignment_id uuid not null references plan.assignment,
  task_id uuid not null references plan.task,
  agency_id uuid not null references access.agency,
  text text not null check (length(text) between 1 and 5000),
  raised_at timestamptz not null,
  raised_by uuid not null references access.account,
  on_behalf boolean not null default false,
  answer text check (length(answer) between 1 and 5000),
  answered_at timestamptz,
  answered_by uuid references access.account,
  version integer not null default 1,
  check ((answer is null) = (answered_at is null))
);
comment on table plan.difficulty is 'Difficulties raised on a task, and their answers';
create index difficulty_assignment on plan.difficulty (assignment_id);
create index difficulty_task on plan.difficulty (task_id);
create index difficulty_agency on plan.difficulty (agency_id);
create index difficulty_open on plan.difficulty (raised_at) where answered_at is null;
create index difficulty_raiser on plan.difficulty (raised_by);
create index difficulty_answerer on plan.difficulty (answered_by);
