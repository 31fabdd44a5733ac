import { type FormEvent, useState } from 'react';
import {
  ask,
  Button,
  goTo,
  PageHead,
  type Problem,
  ProblemNotice,
  Refused,
  Select,
  TextField,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';

interface CatalogueFacilities {
  readonly facilities: readonly { readonly code: string; readonly name: string; readonly province: string }[];
}
interface KioskAnswer {
  readonly token: string;
}

const words = {
  es: {
    title: 'Califique con su código',
    lede: 'El código corto está en el papel que le dieron en la ventanilla.',
    facility: 'Lugar donde le atendieron',
    choose: 'Elija un lugar',
    code: 'Código',
    codeHint: 'Letras y números, con o sin guion',
    open: 'Continuar',
    missingFacility: 'Elija el lugar donde le atendieron',
    missingCode: 'Escriba el código completo: tiene 8 caracteres o más',
  },
  en: {
    title: 'Rate with your code',
    lede: 'The short code is on the paper you were given at the counter.',
    facility: 'Place where you were attended',
    choose: 'Choose a place',
    code: 'Code',
    codeHint: 'Letters and digits, with or without a dash',
    open: 'Continue',
    missingFacility: 'Choose the place where you were attended',
    missingCode: 'Type the whole code: it has 8 characters or more',
  },
};

/** A kiosk remembers its place (`?lugar=`), so that there a person only types the code. */
export default function KioskPage() {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [catalogue] = useLoaded<CatalogueFacilities>('/api/catalogue');
  const [facility, setFacility] = useState(() => new URLSearchParams(location.search).get('lugar') ?? '');
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<Problem | null | undefined>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (busy || facility === '' || code.trim().length < 8) return;
    setBusy(true);
    try {
      const { token } = await ask<KioskAnswer>('/api/quality/kiosk/open', {
        body: { facility, code: code.trim() },
      });
      goTo(`/calificar#${token}`);
    } catch (error) {
      setProblem(error instanceof Refused ? error.problem : null);
    } finally {
      setBusy(false);
    }
  };
  const facilities = catalogue.state === 'ready' ? catalogue.value.facilities : [];
  return (
    <>
      <PageHead title={t.title} lede={t.lede} />
      <form className="rate-form flow" onSubmit={submit} noValidate>
        {problem !== undefined && <ProblemNotice problem={problem} />}
        <Select
          name="lugar"
          label={t.facility}
          placeholder={t.choose}
          value={facility}
          onValue={setFacility}
          options={facilities
            .map((one) => ({ value: one.code, label: one.name }))
            .sort((a, b) => a.label.localeCompare(b.label, language))}
          error={tried && facility === '' ? t.missingFacility : undefined}
        />
        <TextField
          name="codigo"
          label={t.code}
          hint={t.codeHint}
          width="m"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={code}
          onValue={setCode}
          error={tried && code.trim().length < 8 ? t.missingCode : undefined}
        />
        <div className="actions">
          <Button type="submit" look="primary" busy={busy}>
            {t.open}
          </Button>
        </div>
      </form>
    </>
  );
}
