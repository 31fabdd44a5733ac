/** What this room lets offices do. Representatives are ordinary accounts: the register says whom they represent. */
export const organisationsPermissions = {
  'organisations.accredit':
    'Accredit organisations with evidence, refuse with reasons, suspend, and seat them in the consultative committee',
} as const;
