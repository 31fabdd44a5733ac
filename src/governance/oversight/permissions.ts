/** What this room lets roles do. What was published of procurement is open to everybody. */
export const oversightPermissions = {
  'oversight.imports.write': 'Send files of procurement releases and read their reports',
} as const;
