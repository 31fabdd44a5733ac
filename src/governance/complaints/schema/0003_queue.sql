-- needs: governance/complaints
-- The queue of the desk is read from the most urgent on; without this every reading sorts all open cases.
create index case_now_queue on complaints.case_now ((coalesce(due_on, 'infinity'::date)), case_id)
  where phase in ('received', 'classified', 'assigned', 'contested', 'reopened');
