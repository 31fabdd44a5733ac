/** What this room lets offices do. Members are ordinary accounts: their seat in the committee's space decides. */
export const committeesPermissions = {
  'committees.manage': 'Call a user committee, install it, record the board that it elected',
  'committees.answer':
    'Answer indicators and observations as the provider (an office bound to a facility: that facility’s committee)',
} as const;
