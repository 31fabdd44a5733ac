import type { Quorum, VoteOutcome, VoteRule } from './vote.ts';

type Language = 'es' | 'en';

/** The rule in words, as it was frozen when the vote was opened. */
export function explainRule(rule: VoteRule, language: Language): string {
  return (language === 'es' ? ruleEs : ruleEn)(rule);
}

/** Why a vote came out as it did, computed from its own figures: quorum, votes, base, what was needed, and the result. */
export function explainVote(rule: VoteRule, outcome: VoteOutcome, language: Language): string {
  return (language === 'es' ? outcomeEs : outcomeEn)(rule, outcome);
}

const several = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

const partEs = (quorum: Quorum): string =>
  quorum.numerator * 2 === quorum.denominator ? 'la mitad' : `${quorum.numerator}/${quorum.denominator}`;
const partEn = (quorum: Quorum): string =>
  quorum.numerator * 2 === quorum.denominator ? 'half' : `${quorum.numerator}/${quorum.denominator}`;

const baseEs = {
  cast: 'los votos emitidos',
  present: 'quienes estaban presentes',
  members: 'todos los miembros',
};
const baseEn = { cast: 'the votes cast', present: 'those present', members: 'all the members' };

function ruleEs(rule: VoteRule): string {
  const majority = {
    simple: 'Se aprueba con más votos a favor que en contra',
    absolute: `Se aprueba con más de la mitad de ${baseEs[rule.base]}`,
    'two-thirds': `Se aprueba con dos tercios o más de ${baseEs[rule.base]}`,
    unanimous: `Se aprueba con la totalidad de ${baseEs[rule.base]}`,
  }[rule.majority];
  const abstention = {
    out: 'quien se abstiene no cuenta',
    in: 'quien se abstiene cuenta en la base',
    'with-majority': 'las abstenciones se suman a la mayoría',
  }[rule.abstention];
  const tie = {
    rejected: 'un empate rechaza',
    chair: 'un empate lo dirime el voto de la presidencia',
    again: 'un empate se vota una vez más',
  }[rule.tie];
  const quorum = {
    none: 'sin cuórum mínimo',
    'more-than': `con la presencia de más de ${partEs(rule.quorum)} de los miembros`,
    'at-least': `con la presencia de al menos ${partEs(rule.quorum)} de los miembros`,
  }[rule.quorum.kind];
  const ballot = rule.ballot === 'open' ? 'voto abierto' : 'voto secreto';
  return `${majority}, ${quorum}; ${abstention}; ${tie}; ${ballot}.`;
}

function ruleEn(rule: VoteRule): string {
  const majority = {
    simple: 'It is approved by more votes for than against',
    absolute: `It is approved by more than half of ${baseEn[rule.base]}`,
    'two-thirds': `It is approved by two thirds or more of ${baseEn[rule.base]}`,
    unanimous: `It is approved by the whole of ${baseEn[rule.base]}`,
  }[rule.majority];
  const abstention = {
    out: 'who abstains does not count',
    in: 'who abstains counts in the base',
    'with-majority': 'abstentions are added to the majority',
  }[rule.abstention];
  const tie = {
    rejected: 'a tie rejects',
    chair: 'a tie is decided by the vote of the chair',
    again: 'a tie is voted once more',
  }[rule.tie];
  const quorum = {
    none: 'with no least presence',
    'more-than': `in the presence of more than ${partEn(rule.quorum)} of the members`,
    'at-least': `in the presence of at least ${partEn(rule.quorum)} of the members`,
  }[rule.quorum.kind];
  return `${majority}, ${quorum}; ${abstention}; ${tie}; ${rule.ballot} ballot.`;
}

function outcomeEs(rule: VoteRule, outcome: VoteOutcome): string {
  const { count, base, needed } = outcome;
  const presence =
    rule.quorum.kind === 'none'
      ? `Estaban presentes ${count.present} de ${several(count.members, 'miembro', 'miembros')}.`
      : `Estaban presentes ${count.present} de ${several(count.members, 'miembro', 'miembros')} y se necesitaban ${outcome.quorumNeeded}: ${
          outcome.result === 'no-quorum' ? 'no hubo cuórum' : 'hubo cuórum'
        }.`;
  if (outcome.result === 'no-quorum') return `${presence} No se decidió nada.`;
  const silent = count.present - count.for - count.against - count.abstain;
  const votes = `${several(count.for, 'voto', 'votos')} a favor, ${count.against} en contra, ${several(count.abstain, 'abstención', 'abstenciones')}${
    silent > 0 ? `; ${several(silent, 'presente no votó', 'presentes no votaron')}` : ''
  }.`;
  const placed =
    rule.abstention === 'with-majority' && count.abstain > 0 && count.for !== count.against
      ? ` Sumadas las abstenciones a la mayoría: ${outcome.countedFor} a favor y ${outcome.countedAgainst} en contra.`
      : '';
  const measure =
    needed === null
      ? ' Se compara a favor con en contra.'
      : ` La base es de ${base} (${baseEs[rule.base]}${
          rule.abstention === 'out' && count.abstain > 0 ? ', sin las abstenciones' : ''
        }) y se necesitaban ${several(needed, 'voto', 'votos')} a favor.`;
  const end = {
    'no-quorum': '',
    'nobody-voted': 'Nadie votó a favor ni en contra: la moción se rechaza.',
    'majority-reached': 'La moción se aprueba.',
    'majority-not-reached': 'La moción se rechaza.',
    'tie-rejects': 'Hay empate y la regla dice que un empate rechaza: la moción se rechaza.',
    'chair-decided': `Hay empate y lo dirime la presidencia, que votó ${count.chair === 'for' ? 'a favor: la moción se aprueba' : 'en contra: la moción se rechaza'}.`,
    'chair-did-not-decide': 'Hay empate y la presidencia no votó a favor ni en contra: la moción se rechaza.',
    'tie-votes-again': 'Hay empate: se vota una vez más.',
    'tie-again-rejects': 'La segunda votación también empató: la moción se rechaza.',
  }[outcome.reason];
  return `${presence} ${votes}${placed}${measure} ${end}`;
}

function outcomeEn(rule: VoteRule, outcome: VoteOutcome): string {
  const { count, base, needed } = outcome;
  const presence =
    rule.quorum.kind === 'none'
      ? `${count.present} of ${several(count.members, 'member', 'members')} were present.`
      : `${count.present} of ${several(count.members, 'member', 'members')} were present and ${outcome.quorumNeeded} were needed: there was ${
          outcome.result === 'no-quorum' ? 'no quorum' : 'a quorum'
        }.`;
  if (outcome.result === 'no-quorum') return `${presence} Nothing was decided.`;
  const silent = count.present - count.for - count.against - count.abstain;
  const votes = `${several(count.for, 'vote', 'votes')} for, ${count.against} against, ${several(count.abstain, 'abstention', 'abstentions')}${
    silent > 0 ? `; ${silent} present did not vote` : ''
  }.`;
  const placed =
    rule.abstention === 'with-majority' && count.abstain > 0 && count.for !== count.against
      ? ` With the abstentions added to the majority: ${outcome.countedFor} for and ${outcome.countedAgainst} against.`
      : '';
  const measure =
    needed === null
      ? ' Those for are compared with those against.'
      : ` The base is ${base} (${baseEn[rule.base]}${
          rule.abstention === 'out' && count.abstain > 0 ? ', without the abstentions' : ''
        }) and ${several(needed, 'vote', 'votes')} for were needed.`;
  const end = {
    'no-quorum': '',
    'nobody-voted': 'Nobody voted for or against: the motion is rejected.',
    'majority-reached': 'The motion is approved.',
    'majority-not-reached': 'The motion is rejected.',
    'tie-rejects': 'It is a tie, and the rule says that a tie rejects: the motion is rejected.',
    'chair-decided': `It is a tie and the chair, who voted ${count.chair === 'for' ? 'for, decides: the motion is approved' : 'against, decides: the motion is rejected'}.`,
    'chair-did-not-decide':
      'It is a tie and the chair voted neither for nor against: the motion is rejected.',
    'tie-votes-again': 'It is a tie: there is one more vote.',
    'tie-again-rejects': 'The second vote tied too: the motion is rejected.',
  }[outcome.reason];
  return `${presence} ${votes}${placed}${measure} ${end}`;
}
