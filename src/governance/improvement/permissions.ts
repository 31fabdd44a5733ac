/** What this room lets roles do. Whoever answers for a change is an ordinary official: the change itself says what she may. */
export const improvementPermissions = {
  'improvement.read': 'See the changes under way, with their dates and their measures as they stand',
  'improvement.manage':
    'Open changes, judge them, tell people, close them (an office bound to a facility: that facility’s)',
  'improvement.comment': 'Comment in public on a change, as ombudsman',
} as const;
