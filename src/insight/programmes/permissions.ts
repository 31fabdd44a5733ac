/** What this room lets offices do. What is approved, and the cases, are open to everybody. */
export const programmesPermissions = {
  'programmes.read': 'See programmes at the desk, drafts too',
  'programmes.design': 'Open a programme, write its design, its goals and its corrective actions',
  'programmes.report':
    'Report figures, products and execution with evidence (an office bound to a unit: the component of that name)',
  'programmes.review': 'Approve designs; return, approve and reopen what others reported',
} as const;
