/** What this room lets offices do. Representatives and candidates are ordinary accounts: register and call say who they are. */
export const candidaciesPermissions = {
  'candidacies.call':
    'Open a call in execution of a resolution of the Board, decide appeals, record the meeting that agrees the candidates',
  'candidacies.qualify': 'Qualify each candidacy: accept, ask for evidence, refuse with reason',
} as const;
