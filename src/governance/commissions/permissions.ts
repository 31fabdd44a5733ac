/** What this room lets offices do. Members of the commission act by their seat; their office only opens the desk. */
export const commissionsPermissions = {
  'commissions.desk':
    'See at the desk what the commission of supervision has before it and what awaits an answer',
  'commissions.constitute':
    'Record the resolution of the Board that constitutes the commission, and seat whom it names',
  'commissions.audits':
    'Register internal and external audits with their findings, and follow their recommendations',
  'commissions.answer':
    'As Director General: present the accountability report, answer each item of a report, show what was fulfilled',
} as const;
