-- What the desk counts beside the clock: drafts that wait for a head, and words of applicants that wait for ours.
alter table tickets
  add column awaits_approval boolean not null default false,
  add column reply_waits_since timestamptz;

-- From the history: a draft submitted and not yet decided.
update tickets set awaits_approval = true
where state = 'in_work' and (
  select act = 'draft_answer' and (data ->> 'isSubmitted')::boolean from ticket_acts
  where ticket_acts.ticket_id = tickets.id
    and act in ('draft_answer', 'return_answer', 'approve_answer', 'answer', 'hand_back', 'object', 'reopen', 'late_reply')
  order by seq desc limit 1);

-- From the history: the first thing the applicant said since our last word to her.
update tickets set reply_waits_since = (
  select min(said.at) from ticket_acts said
  where said.ticket_id = tickets.id and said.act in ('reply', 'record_reply', 'write')
    and said.seq > coalesce((
      select max(ours.seq) from ticket_acts ours
      where ours.ticket_id = tickets.id and ours.act in ('ask', 'message', 'plan_visit', 'answer', 'answer_on_spot',
        'approve_answer', 'agree', 'lapse', 'withdraw', 'decline', 'to_ppid', 'archive', 'object', 'reopen', 'late_reply')
    ), 0));

create index tickets_awaiting_approval on tickets (due_at, id) where awaits_approval;
create index tickets_reply_waiting on tickets (due_at, id) where reply_waits_since is not null and is_open;
create index disposisi_not_accepted on disposisi (office_id, due_at) where is_current and state = 'sent';
-- Who was named for a visit reads that ticket.
create index ticket_acts_visitors on ticket_acts ((data ->> 'personId')) where act = 'plan_visit';

-- A question to the desk that somebody asks often: its address, under a name of her own.
create table desk_links (
  id uuid primary key,
  person_id uuid not null constraint desk_links_person references people (id),
  name text not null,
  query text not null,
  created_at timestamptz not null
);
create index desk_links_by_person on desk_links (person_id, created_at);
