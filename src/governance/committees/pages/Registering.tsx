import { useState } from 'react';
import { Button, Checkbox, CheckboxGroup, Link, NumberField, Select, useMessages } from '#design';
import type { CommitteePart } from './part.ts';

const words = {
  es: {
    join: 'Inscribirme en el comité',
    need: (months: number) =>
      `Puede inscribirse quien haya recibido una atención en este lugar en los últimos ${months} meses. Es libre y voluntario.`,
    signIn: 'Inicie sesión para inscribirse',
    declare: '¿Se cumple algo de esto con este lugar?',
    options: [
      { value: 'works', label: 'Trabajo ahí' },
      { value: 'contracts', label: 'Le vendo o tengo un contrato con ese lugar' },
      { value: 'kinship', label: 'Un familiar mío trabaja ahí o tiene un contrato' },
    ],
    line: 'El parentesco es',
    lines: [
      { value: 'blood', label: 'de sangre' },
      { value: 'marriage', label: 'por matrimonio o unión' },
    ],
    degree: 'Grado',
    degreeHint: 'Padres e hijos, 1; hermanos y abuelos, 2; tíos y sobrinos, 3; primos, 4.',
    public: 'Sé que mi nombre será público mientras integre el comité',
    mustAgree: 'Para inscribirse debe aceptar que su nombre sea público.',
  },
  en: {
    join: 'Register in the committee',
    need: (months: number) =>
      `Whoever received an attention at this place in the last ${months} months can register. It is free and voluntary.`,
    signIn: 'Sign in to register',
    declare: 'Does any of this hold with this place?',
    options: [
      { value: 'works', label: 'I work there' },
      { value: 'contracts', label: 'I sell to it or have a contract with it' },
      { value: 'kinship', label: 'A relative of mine works there or has a contract' },
    ],
    line: 'The kinship is',
    lines: [
      { value: 'blood', label: 'by blood' },
      { value: 'marriage', label: 'by marriage or union' },
    ],
    degree: 'Degree',
    degreeHint:
      'Parents and children, 1; siblings and grandparents, 2; uncles, aunts and nephews, 3; cousins, 4.',
    public: 'I know that my name will be public while I am a member',
    mustAgree: 'To register you must accept that your name is public.',
  },
};

/** Free registration, with what one declares first. */
export function Registering({ committee, api, acting }: CommitteePart) {
  const t = useMessages(words);
  const [declared, setDeclared] = useState<string[]>([]);
  const [line, setLine] = useState('blood');
  const [degree, setDegree] = useState<number | null>(null);
  const [agreed, setAgreed] = useState(false);
  const [fault, setFault] = useState(false);
  const { me } = committee;
  if (me.seat !== null || committee.state === 'waiting' || me.mayAnswer || me.mayManage) return null;
  if (!me.signedIn)
    return (
      <p>
        <Link href={`/ingresar?despues=/comites/${committee.code}`} look="action">
          {t.signIn}
        </Link>
      </p>
    );
  const subject = { facility: committee.facility, organisation: null };
  const register = () => {
    setFault(!agreed);
    if (!agreed) return;
    const interests = declared.map((kind) =>
      kind === 'kinship' ? { kind, subject, line, degree: degree ?? 1 } : { kind, subject },
    );
    void acting.send(`${api}/registrations`, { interests, nameIsPublic: true });
  };
  return (
    <details>
      <summary>
        <strong>{t.join}</strong>
      </summary>
      <p>{t.need(committee.userMonths)}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          register();
        }}
      >
        <CheckboxGroup
          name="intereses"
          label={t.declare}
          options={t.options}
          value={declared}
          onValue={setDeclared}
        />
        {declared.includes('kinship') && (
          <div className="columns">
            <Select name="linea" label={t.line} options={t.lines} value={line} onValue={setLine} />
            <NumberField name="grado" label={t.degree} hint={t.degreeHint} whole onNumber={setDegree} />
          </div>
        )}
        <Checkbox
          name="publico"
          label={t.public}
          error={fault ? t.mustAgree : undefined}
          checked={agreed}
          onValue={setAgreed}
        />
        <div className="actions">
          <Button look="primary" type="submit" busy={acting.busy}>
            {t.join}
          </Button>
        </div>
      </form>
    </details>
  );
}
