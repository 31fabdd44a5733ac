/** What this room lets offices do. Members and secretaries of a space are ordinary accounts: the space itself says what they may. */
export const spacesPermissions = {
  'spaces.manage': 'Found a space, name its secretary, seat who was designated, set its voting rule',
  'spaces.reply':
    'Answer in the institution’s name what a space contributed (an office bound to a facility: that facility’s spaces)',
} as const;
