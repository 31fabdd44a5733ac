/** What this room lets offices do. Members are ordinary accounts: their accreditation in the group decides, not an office. */
export const oversightGroupsPermissions = {
  'oversightGroups.desk': 'See what oversight groups wait for, and answer at the levels that one has',
  'oversightGroups.manage':
    'Call oversight groups, admit initiatives, decide on challenges, induct, accredit, close',
  'oversightGroups.answer': 'Hand over documents that a group asks for, as the office that holds them',
  'oversightGroups.direct':
    'Answer what is taken up to the direction, the findings, the reports, and follow recommendations',
  'oversightGroups.board': 'Answer what is taken up to the Board',
} as const;
