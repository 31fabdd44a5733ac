/** What this room lets offices do. */
export const mailPermissions = {
  'mail.manage':
    'See which letters wait, left or failed and why, and have them tried again; never what they say nor to whom',
} as const;
