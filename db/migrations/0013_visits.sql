-- Whether somebody was named for a visit of this ticket is asked of each ticket on the desk of field officers.
create index ticket_acts_visits on ticket_acts (ticket_id) where act = 'plan_visit';
