/** What this room lets offices do; everybody reads it. */
export const stagesPermissions = {
  'stages.open':
    'Record the resolution by which the Board opens a stage of the implementation, or suspends it',
} as const;
