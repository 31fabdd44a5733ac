import { useState } from 'react';
import { TextField, useMessages } from '#design';
import { deskWords } from './deskWords.ts';

export interface SignatureState {
  readonly name: string;
  readonly registration: string;
  readonly setName: (value: string) => void;
  readonly setRegistration: (value: string) => void;
  readonly complete: boolean;
}

export function useSignature(): SignatureState {
  const [name, setName] = useState('');
  const [registration, setRegistration] = useState('');
  const complete = name.trim() !== '' && registration.trim() !== '';
  return { name, registration, setName, setRegistration, complete };
}

/** Name and registration of who signs, as they will stand in the report. */
export function SignatureFields({
  state,
  tried,
  prefix,
}: {
  state: SignatureState;
  tried: boolean;
  prefix: string;
}) {
  const t = useMessages(deskWords);
  return (
    <div className="columns">
      <TextField
        name={`${prefix}-nombre`}
        label={t.signer}
        value={state.name}
        onValue={state.setName}
        autoComplete="name"
        error={tried && state.name.trim() === '' ? t.needSigner : undefined}
      />
      <TextField
        name={`${prefix}-registro`}
        label={t.registration}
        value={state.registration}
        onValue={state.setRegistration}
        error={tried && state.registration.trim() === '' ? t.needRegistration : undefined}
      />
    </div>
  );
}
