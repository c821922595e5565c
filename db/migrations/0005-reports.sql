-- Reports: contributions of bodies, sendings, the consolidated draft, the documents written.
create schema reports;
comment on schema reports is 'Yearly reports on a plan: contributions, sendings, consolidation, documents';

create table reports.report (
  id uuid primary key,
  province_code text not null default '40',
  plan_id uuid not null references plan.plan,
  year integer not null,
  window_from date not null,
  cut_off date not null,
  window_to date not null,
  due date not null,
  state text not null default 'draft' check (state in ('draft', 'taken', 'issued')),
  taken_at timestamptz,
  number text,
  issued_day date,
  scan_sha256 bytea references kernel.file,
  basis uuid[] not null default '{}',
  consolidated_at timestamptz,
  version integer not null default 1,
  constraint report_once unique (plan_id, year),
  check (window_from <= cut_off and cut_off <= window_to),
  check ((state = 'draft') = (taken_at is null)),
  check ((state = 'issued') = (number is not null and issued_day is not null))
);
comment on table reports.report is 'One report of a plan for a year: its window, cut-off and due day, and its way to the e-office and back';
comment on column reports.report.basis is 'The sendings that the consolidated draft counts';
create index report_scan on reports.report (scan_sha256);

create table reports.contribution (
  id uuid primary key,
  province_code text not null default '40',
  report_id uuid not null references reports.report,
  agency_id uuid not null references access.agency,
  state text not null default 'draft' check (state in ('draft', 'signed', 'sent', 'received', 'returned')),
  body jsonb not null,
  drafted_at timestamptz not null,
  on_behalf boolean not null default false,
  confirmed_at timestamptz,
  confirmed_by uuid references access.account,
  version integer not null default 1,
  constraint contribution_once unique (report_id, agency_id)
);
comment on table reports.contribution is 'A body’s part of a report: drafted from what is recorded, edited, sent, received or returned';
create index contribution_agency on reports.contribution (agency_id);
create index contribution_confirmer on reports.contribution (confirmed_by);

create table reports.sending (
  id uuid primary key,
  contribution_id uuid not null references reports.contribution,
  no integer not null check (no >= 1),
  body jsonb not null,
  figures jsonb not null,
  sent_at timestamptz not null,
  sent_by uuid not null references access.account,
  on_behalf boolean not null default false,
  late boolean not null,
  paper_number text,
  paper_day date,
  paper_sha256 bytea references kernel.file,
  recalled_at timestamptz,
  received_at timestamptz,
  received_by uuid references access.account,
  returned_at timestamptz,
  returned_by uuid references access.account,
  reason text check (length(reason) between 1 and 5000),
  after_consolidation boolean not null default false,
  constraint sending_once unique (contribution_id, no),
  check ((returned_at is null) = (reason is null))
);
comment on table reports.sending is 'Each sending is a frozen version, with what became of it';
create index sending_sender on reports.sending (sent_by);
create index sending_receiver on reports.sending (received_by);
create index sending_returner on reports.sending (returned_by);
create index sending_paper on reports.sending (paper_sha256);

create table reports.passage (
  id uuid primary key,
  report_id uuid not null references reports.report,
  section_ref text not null,
  ord numeric not null,
  kind text not null check (kind in ('summary', 'body', 'picked', 'written')),
  task_ref text,
  agency_id uuid references access.agency,
  sending_id uuid references reports.sending,
  text text not null check (length(text) <= 20000),
  marks jsonb not null default '[]',
  edited boolean not null default false,
  shortened boolean not null default false,
  removed_at timestamptz,
  version integer not null default 1
);
comment on table reports.passage is 'The consolidated draft, paragraph by paragraph, each with its source and the traces of its figures';
create index passage_report on reports.passage (report_id, section_ref, ord);
create index passage_agency on reports.passage (agency_id);
create index passage_sending on reports.passage (sending_id);

create table reports.document (
  id uuid primary key,
  report_id uuid not null references reports.report,
  sha256 bytea not null references kernel.file,
  kind text not null check (kind in ('docx', 'pdf')),
  name text not null,
  made_at timestamptz not null,
  made_by uuid not null references access.account,
  taken boolean not null default false
);
comment on table reports.document is 'Word and PDF files written of a report';
create index document_report on reports.document (report_id);
create index document_file on reports.document (sha256);
create index document_maker on reports.document (made_by);
