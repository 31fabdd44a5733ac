import type { PlainDate } from '#kernel';
import type { WorkingCalendar } from '#law';
import type { CallAnswer, CallsAnswer } from './api.ts';
import { type CallState, commissions, proposingSides } from './call.ts';
import { type CandidaciesPolicy, isOpen } from './decide.ts';
import type { KnownPerson } from './store.ts';

type Phase = CallAnswer['phase'];

export function phaseOf({ facts, agreed }: CallState, today: PlainDate): Phase {
  if (agreed) return 'agreed';
  if (today < facts.timetable.shortlistsFrom) return 'announced';
  return today <= facts.timetable.shortlistsUntil ? 'shortlists' : 'qualification';
}

export function callItem(call: CallState, today: PlainDate): CallsAnswer['items'][number] {
  const { code, title, resolution, timetable } = call.facts;
  return {
    ...{ code, title, resolution, timetable },
    phase: phaseOf(call, today),
    shortlists: call.shortlists.length,
    candidates: call.candidates.length,
    open: call.candidates.filter((one) => isOpen(one, today)).length,
    agreed: call.agreed?.candidates.length ?? 0,
  };
}

export interface Viewer {
  readonly personId: string | null;
  readonly mayQualify: boolean;
  readonly mayResolve: boolean;
  /** Accredited organisations that she represents today. */
  readonly represents: readonly { readonly id: string; readonly name: string; readonly side: string }[];
}
export interface Scenery {
  readonly today: PlainDate;
  readonly calendar: WorkingCalendar;
  readonly policy: CandidaciesPolicy;
  readonly persons: ReadonlyMap<string, KnownPerson>;
  readonly organisationNames: ReadonlyMap<string, string>;
}

export function callView(call: CallState, viewer: Viewer, scenery: Scenery): CallAnswer {
  const { today, calendar, policy, persons, organisationNames } = scenery;
  const { personId, represents, mayQualify, mayResolve } = viewer;
  const nameOf = (id: string) => persons.get(id)?.name ?? '';
  const phase = phaseOf(call, today);
  const proposes = represents.filter((one) => proposingSides.some((side) => side === one.side));
  return {
    ...call.facts,
    requirements: [...call.facts.requirements],
    phase,
    policy: {
      candidates: policy.candidates,
      statementCharacters: policy.statementCharacters,
      evidenceDays: policy.evidenceDays,
      appealDays: policy.appealDays,
      appealDecisionDays: policy.appealDecisionDays,
      seats: policy.seats,
    },
    candidates: call.candidates.map((one) => {
      const represented = represents.some((organisation) => organisation.id === one.organisationId);
      const own = one.personId === personId;
      return {
        candidate: one.candidate,
        name: nameOf(one.personId),
        alternate: nameOf(one.alternateId),
        organisation: organisationNames.get(one.organisationId) ?? '',
        organisationId: one.organisationId,
        side: one.side,
        commission: one.commission,
        status: one.status,
        statement: one.statement,
        due: one.due,
        workingDaysLeft: one.due === null ? null : calendar.workingDaysBetween(today, one.due),
        agreed: call.agreed?.candidates.includes(one.candidate) ?? false,
        // What a person was asked for and gave is hers; reasons of decisions are everybody's.
        history:
          own || represented || mayQualify || mayResolve
            ? [...one.history]
            : one.history.map((step) => (step.what === 'evidence-requested' ? { ...step, text: '' } : step)),
        own,
        represented,
      };
    }),
    agreed: call.agreed && {
      on: call.agreed.on,
      body: call.agreed.body,
      minutes: call.agreed.minutes,
      minutesSha256: call.agreed.minutesSha256,
    },
    me: {
      signedIn: personId !== null,
      mayQualify,
      mayResolve,
      mayPresent:
        phase === 'shortlists'
          ? proposes.flatMap(({ id, name }) =>
              commissions
                .filter(
                  (commission) =>
                    call.shortlists.filter(
                      (one) => one.organisationId === id && one.commission === commission,
                    ).length < policy.perCommission,
                )
                .map((commission) => ({ organisationId: id, organisation: name, commission })),
            )
          : [],
    },
  };
}
