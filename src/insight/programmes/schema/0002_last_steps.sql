-- Which reports wait for review is asked each time the desk opens: the steps are few beside the captures, and are found without them.
create index report_steps on programmes.report (programme_id, indicator, period, seq desc) include (kind) where kind <> 'captured';
