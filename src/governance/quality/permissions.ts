/** What this room lets roles do. An office bound to a facility permits it there only. */
export const qualityPermissions = {
  'quality.attentions.write': 'Report attentions, by hand or from another system',
  'quality.attentions.read': 'See a facility’s attentions, and a person’s with a reason',
  'quality.invitations.issue': 'Give invitations to rate',
  'quality.comments.read': 'Read what people wrote',
  'quality.results.staff': 'See results with nothing hidden, not for publication',
  'quality.editions.publish': 'Publish an edition of the results (whole institution)',
  'quality.imports.write': 'Send and load files of attentions (whole institution)',
} as const;
