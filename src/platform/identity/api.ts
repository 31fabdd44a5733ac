import { z } from 'zod';

/** The contract of the room's routes, as the OpenAPI document shows it and as pages take it (`import type`). */
const loginName = z.string().trim().min(3).max(254).describe('Cédula, foreign document or e-mail');
const password = z.string().min(1).max(200);
const reason = z.string().trim().min(5).max(500);
const identityCheck = z
  .enum(['document-seen', 'questions-answered', 'known-by-authority', 'guardian-with-document'])
  .describe('How the official made sure of who the person is');
const day = z.iso.date();
const instant = z.iso.datetime();

export const signInBody = z.object({ login: loginName, password });
export const signInAnswer = z.object({
  state: z
    .enum(['signed-in', 'code-needed'])
    .describe('code-needed: send the code of the authenticator to /api/sign-in/code within ten minutes'),
});
export const codeBody = z.object({
  code: z
    .string()
    .transform((text) => text.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/)),
});
export const recoveryBody = z
  .object({
    login: loginName.optional(),
    password: password.optional(),
    code: z.string().min(16).max(40).describe('One of the recovery codes'),
  })
  .refine((body) => (body.login === undefined) === (body.password === undefined), {
    message: 'login and password go together; without them the step begun by /api/sign-in goes on',
  });

const words = z.object({ es: z.string(), en: z.string() });
export const meAnswer = z.object({
  signedIn: z.boolean(),
  accountId: z.uuid().nullable(),
  personId: z.uuid().nullable(),
  name: z.string().nullable().describe('Always null here: the registry knows names'),
  offices: z.array(z.object({ role: z.string(), unit: z.string().nullable(), title: words })),
  permissions: z
    .array(z.string())
    .describe('What some office of hers permits; one bound to a unit permits it there'),
  assisting: z.object({ personId: z.uuid(), reason: z.string() }).nullable(),
  signInMethods: z
    .object({
      password: z.boolean(),
      totp: z.boolean(),
      recoveryCodesLeft: z.number().int(),
      providers: z.array(z.string()),
    })
    .nullable(),
});
export const openSignInsAnswer = z.object({
  items: z.array(
    z.object({
      signInId: z.uuid(),
      method: z
        .string()
        .describe(
          'password, password+totp, password+recovery-code, password-reset, activation or oidc:<provider>',
        ),
      device: z.string(),
      openedAt: instant,
      lastSeenAt: instant,
      current: z.boolean(),
    }),
  ),
});
export const closedAnswer = z.object({ closed: z.number().int() });
export const signInParams = z.object({ id: z.uuid() });

const ownPassword = z
  .string()
  .max(200)
  .optional()
  .describe('One’s password; where the account has none, a sign-in of the last 15 minutes stands for it');
export const passwordBody = z.object({ current: ownPassword, next: z.string().max(200) });
export const ownPasswordBody = z.object({ password: ownPassword });
export const totpStartAnswer = z.object({
  secret: z.string().describe('Base 32, to type by hand'),
  uri: z.string().describe('otpauth URI, to show as a QR code'),
});
export const recoveryCodesAnswer = z.object({
  recoveryCodes: z.array(z.string()).describe('Shown this once'),
});
export const doneAnswer = z.object({ done: z.literal(true) });

export const providersAnswer = z.object({
  items: z.array(z.object({ provider: z.string(), title: z.string(), startUrl: z.string() })),
});
export const providerParams = z.object({ provider: z.string().regex(/^[a-z0-9]{1,40}$/) });
export const providerQuery = z.object({
  next: z.string().max(500).optional().describe('Local path to return to'),
});

export const assistanceBody = z.object({
  personId: z.uuid(),
  reason,
  identityCheck,
});
export const assistanceAnswer = z.object({ assistanceId: z.uuid(), personId: z.uuid(), endsBy: instant });

export const officesQuery = z.object({
  role: z.string().max(60).optional(),
  accountId: z.uuid().optional(),
  when: z.enum(['current', 'all']).default('current'),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const officeItem = z.object({
  officeId: z.uuid(),
  accountId: z.uuid(),
  personId: z.uuid().nullable(),
  loginHint: z.string().nullable().describe('The last four characters of the document or e-mail'),
  role: z.string(),
  title: words,
  unit: z.string().nullable(),
  from: day,
  until: day.nullable(),
  reason: z.string(),
});
export const officesAnswer = z.object({ items: z.array(officeItem), next: z.string().nullable() });
export const officeBody = z.object({
  accountId: z.uuid(),
  role: z.string().max(60),
  unit: z.string().trim().min(1).max(60).nullable(),
  from: day,
  until: day.nullable(),
  reason,
});
export const officeAnswer = z.object({ officeId: z.uuid() });
export const officeParams = z.object({ id: z.uuid() });
export const officeEndBody = z.object({ until: day.describe('The last day on which it is held'), reason });

export const accountParams = z.object({ id: z.uuid() });
export const unlockBody = z.object({ reason });
export const accountFindBody = z.object({ login: loginName, reason });
export const accountFindAnswer = z.object({
  accountId: z.uuid(),
  personId: z.uuid().nullable(),
  totp: z.boolean(),
  lockedSeconds: z.number().int(),
});

export const accountOpenBody = z
  .object({
    personId: z.uuid(),
    document: loginName.optional().describe('As the registry has it: a cédula, or COL:AB123456'),
    email: z.email().max(254).optional(),
    identityCheck,
    reason,
  })
  .refine((body) => body.document !== undefined || body.email !== undefined, {
    message: 'an account needs a document or an e-mail to sign in with',
  });
export const activationAnswer = z.object({
  activationCode: z.string().describe('Shown this once, for the person'),
  expiresAt: instant,
});
export const accountOpenedAnswer = activationAnswer.extend({ accountId: z.uuid() });
export const activationBody = z.object({
  identityCheck,
  reason,
  removeAuthenticator: z.boolean().default(false).describe('The person lost her authenticator too'),
});
export const activateBody = z.object({
  login: loginName,
  code: z.string().min(16).max(40),
  password: z.string().max(200).describe('The one she chooses'),
});

const linkToken = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/)
  .describe('What stands after the # of the link');
export const forgotAnswer = z.object({ byMail: z.boolean() });
export const forgotBody = z.object({ login: loginName });
export const resetBody = z.object({ token: linkToken, password: z.string().max(200) });
export const confirmEmailBody = z.object({ token: linkToken });
export const recoveryEmailBody = z.object({
  email: z.string().trim().min(3).max(254),
  password: ownPassword,
});
export const recoveryEmailAnswer = z.object({
  byMail: z.boolean().describe('Whether this house sends e-mail'),
  confirmed: z.string().nullable(),
  waiting: z.string().nullable().describe('Its letter was not opened yet'),
});
export type RecoveryEmailAnswer = z.infer<typeof recoveryEmailAnswer>;

export const keysAnswer = z.object({
  items: z.array(
    z.object({
      keyId: z.uuid(),
      service: z.string(),
      name: z.string(),
      createdAt: instant,
      expiresAt: instant,
      lastUsedAt: instant.nullable(),
    }),
  ),
});
const keyName = z
  .string()
  .trim()
  .regex(/^[a-z0-9][a-z0-9-]{1,59}$/);
export const keyBody = z.object({
  service: keyName.describe('The system that will use it; made where it is new'),
  name: keyName.describe('Tells this key from the service’s others'),
  role: z.string().max(60),
  unit: z.string().trim().min(1).max(60).nullable(),
  daysValid: z.number().int().min(1).max(730),
  reason,
});
export const keyAnswer = z.object({
  keyId: z.uuid(),
  key: z.string().describe('Shown this once; send it as Authorization: Bearer'),
});
export const keyParams = z.object({ id: z.uuid() });

export type SignInBody = z.input<typeof signInBody>;
export type SignInAnswer = z.infer<typeof signInAnswer>;
export type CodeBody = z.input<typeof codeBody>;
export type RecoveryBody = z.input<typeof recoveryBody>;
export type MeAnswer = z.infer<typeof meAnswer>;
export type OpenSignInsAnswer = z.infer<typeof openSignInsAnswer>;
export type PasswordBody = z.input<typeof passwordBody>;
export type TotpStartAnswer = z.infer<typeof totpStartAnswer>;
export type RecoveryCodesAnswer = z.infer<typeof recoveryCodesAnswer>;
export type ProvidersAnswer = z.infer<typeof providersAnswer>;
export type AssistanceBody = z.input<typeof assistanceBody>;
export type AssistanceAnswer = z.infer<typeof assistanceAnswer>;
export type OfficesAnswer = z.infer<typeof officesAnswer>;
export type OfficeBody = z.input<typeof officeBody>;
export type AccountFindAnswer = z.infer<typeof accountFindAnswer>;
export type AccountOpenBody = z.input<typeof accountOpenBody>;
export type AccountOpenedAnswer = z.infer<typeof accountOpenedAnswer>;
export type ActivateBody = z.input<typeof activateBody>;
export type KeysAnswer = z.infer<typeof keysAnswer>;
