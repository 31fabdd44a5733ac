/** What this room lets roles do. An office bound to a unit permits it there only. */
export const complaintsPermissions = {
  'complaints.desk': 'Open the desk of cases; which ones, the other permissions say',
  'complaints.cases.read': 'See the cases of a unit but reports of irregularity',
  'complaints.cases.handle': 'Classify, assign, ask, answer and close the cases of a unit',
  'complaints.cases.enter': 'Enter a case for a person at the counter, by phone, e-mail or letter',
  'complaints.irregularities.handle': 'See and handle reports of irregularity (whole institution)',
  'complaints.identity.open': 'Open a sealed identity, with a reason that the reporter reads',
  'complaints.ombudsman': 'Ask units about cases, reopen them, comment in public (whole institution)',
  'complaints.imports.write': 'Load files of historical cases (whole institution)',
  'complaints.export': 'Export cases without what people wrote (whole institution)',
} as const;
